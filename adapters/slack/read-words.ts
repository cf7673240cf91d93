const MENTION = /<@([A-Z0-9]+)(?:\|[^>]*)?>/g;
const LINK = /<(https?:\/\/[^|>]+)(?:\|[^>]*)?>/g;
const NAMED = /<[#@!][^|>]*\|([^>]*)>/g;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const ENTITY = /&(?:amp|lt|gt);/g;
const BARE_LINK = /https?:\/\/[^\s<>|]+/;

/** What a person typed, out of Slack's notation: no call of the bot, addresses bare, names without marks. */
export function readWords(text: string, botUser?: string): string {
  return text
    .replace(MENTION, (whole, user: string) => (user === botUser ? ' ' : whole))
    .replace(LINK, '$1')
    .replace(NAMED, '$1')
    .replace(ENTITY, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}

/** The first address in a message. */
export function firstLink(text: string): string | undefined {
  const [, marked] = new RegExp(LINK.source).exec(text) ?? [];
  const address = marked ?? BARE_LINK.exec(text)?.[0];
  return address?.replace(ENTITY, (entity) => ENTITIES[entity] ?? entity);
}
