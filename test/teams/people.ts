import type { KeptMessage } from './bot-connector.ts';
import { buttonsOf, cardFaults } from './card-faults.ts';
import type { TokenClaims } from './token-issuer.ts';

const THREAD = ';messageid=';
const TEAM = { id: '19:team@thread.tacv2', name: 'Defenders' };

export interface PeopleParts {
  readonly appId: string;
  readonly tenant: string;
  /** Of the platform. */
  readonly url: string;
  readonly bot: () => string;
  readonly sign: (claims: TokenClaims) => string;
  readonly messages: Map<string, KeptMessage>;
  readonly channels: Set<string>;
  readonly faults: string[];
  readonly nextId: () => string;
}

/** What people do in Teams, as the platform tells it to the bot. */
export function createPeople({ appId, tenant, url, bot, sign, messages, channels, faults, nextId }: PeopleParts) {
  /** Says something to the bot with a token of its choice; gives status and body. */
  async function tell(activity: object, authorization = `Bearer ${sign({ serviceurl: url })}`) {
    const response = await fetch(bot(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  }

  function from(conversation: string, root?: string, user = 'u-1') {
    const isChannel = conversation.endsWith('@thread.tacv2');
    return {
      id: nextId(),
      channelId: 'msteams',
      serviceUrl: url,
      from: person(user),
      recipient: { id: `28:${appId}`, name: 'Sitrep' },
      conversation: {
        id: isChannel && root !== undefined ? `${conversation}${THREAD}${root}` : conversation,
        conversationType: isChannel ? 'channel' : 'personal',
        isGroup: isChannel,
        tenantId: tenant,
      },
      channelData: { tenant: { id: tenant }, ...(isChannel && { team: TEAM, channel: { id: conversation } }) },
    };
  }

  async function invoke(
    name: string,
    conversation: string,
    value: object,
    about: { root?: string; user?: string } = {},
  ) {
    const base = from(conversation, about.root, about.user);
    return tell({ ...base, type: 'invoke', name, value });
  }

  /** What a dialog shows, checked as a message's card is; words when it only says something. */
  async function windowOf(answer: Promise<{ readonly body: { readonly task?: { readonly value?: unknown } } }>) {
    const { value } = (await answer).body.task ?? {};
    const card = (value as { readonly card?: { readonly content: unknown } } | undefined)?.card?.content;
    if (card) faults.push(...cardFaults(card), ...executesIn(card));
    return card ?? value;
  }

  return {
    tell,
    from,
    install: async (conversation: string) => {
      channels.add(conversation);
      return tell({ type: 'installationUpdate', action: 'add', ...from(conversation) });
    },
    remove: async (conversation: string) => {
      channels.delete(conversation);
      return tell({ type: 'installationUpdate', action: 'remove', ...from(conversation) });
    },
    /** A person writes; in a channel the bot is mentioned. */
    say: async (conversation: string, words: string, root?: string) => {
      channels.add(conversation);
      const isChannel = conversation.endsWith('@thread.tacv2');
      const text = isChannel ? `<at>Sitrep</at>&nbsp;${words}` : words;
      const base = from(conversation, root);
      const place = root === undefined && isChannel ? from(conversation, base.id) : base;
      const kept = { id: base.id, conversation, root: root ?? base.id, text: words, edits: 0 };
      messages.set(base.id, { ...kept, from: 'person' });
      const entities = isChannel
        ? [{ type: 'mention', text: '<at>Sitrep</at>', mentioned: { id: `28:${appId}`, name: 'Sitrep' } }]
        : [];
      return tell({ ...place, id: base.id, type: 'message', text, entities });
    },
    /** A person presses a button; what takes the card's place is kept as their own view. */
    press: async (messageId: string, data: object, user?: string) => {
      const kept = messages.get(messageId);
      if (!kept) throw new Error(`no message ${messageId}`);
      const value = { action: { type: 'Action.Execute', verb: 'say', data }, trigger: 'manual' };
      const base = from(kept.conversation, kept.root, user);
      const answer = await tell({ ...base, type: 'invoke', name: 'adaptiveCard/action', replyToId: messageId, value });
      if (String(answer.body?.type).endsWith('card.adaptive')) {
        faults.push(...cardFaults(answer.body.value));
        messages.set(messageId, { ...kept, own: answer.body.value });
      }
      return answer;
    },
    search: async (conversation: string, commandId: string, words: string, paging = { skip: 0, count: 25 }) => {
      const value = { commandId, parameters: [{ name: 'words', value: words }], queryOptions: paging };
      return invoke('composeExtension/query', conversation, value);
    },
    /** Presses a button that opens a dialog; gives the card in it. */
    openDialog: (conversation: string, data: object, user?: string) =>
      windowOf(invoke('task/fetch', conversation, { data, context: { theme: 'default' } }, { ...(user && { user }) })),
    submitDialog: (conversation: string, data: object, user?: string) =>
      windowOf(invoke('task/submit', conversation, { data, context: { theme: 'default' } }, { ...(user && { user }) })),
    /** Types into a field that searches. */
    suggest: async (conversation: string, queryText: string, dataset = 'actors') => {
      const value = { kind: 'search', queryText, queryOptions: { skip: 0, top: 15 }, dataset };
      const { body } = await invoke('application/search', conversation, value);
      return body.value.results as readonly { readonly value: string; readonly title: string }[];
    },
    /** The message action on somebody's message; gives the card in its dialog. */
    briefThis: (conversation: string, content: string) => {
      const messagePayload = { id: nextId(), body: { contentType: 'html', content }, attachments: [] };
      const value = {
        commandId: 'briefThis',
        commandContext: 'message',
        messagePayload,
        context: { theme: 'default' },
      };
      return windowOf(invoke('composeExtension/fetchTask', conversation, value));
    },
    /** A button in that dialog; gives the whole answer. */
    submitAction: (conversation: string, data: object) =>
      invoke('composeExtension/submitAction', conversation, { commandId: 'briefThis', data }),
    /** Decides about a file that was offered. */
    decide: async ({ conversation, file }: KeptMessage, action: 'accept' | 'decline') => {
      const { acceptContext, declineContext } = (file?.content ?? {}) as Readonly<Record<string, unknown>>;
      const name = file?.name ?? '';
      const uploadInfo = {
        name,
        uploadUrl: `${url}/drive/${name}`,
        contentUrl: `${url}/files/${name}`,
        uniqueId: 'file-1',
        fileType: name.split('.').at(-1),
      };
      const value = {
        type: 'fileUpload',
        action,
        ...(action === 'accept' ? { context: acceptContext, uploadInfo } : { context: declineContext }),
      };
      return invoke('fileConsent/invoke', conversation, value);
    },
    /** Hands back what the bot posted last, as some platforms do. */
    echo: async () => {
      const last = [...messages.values()].at(-1);
      if (!last) return;
      const base = from(last.conversation, last.root);
      await tell({ ...base, type: 'message', text: 'echo', from: base.recipient });
    },
  };
}

function executesIn(card: unknown): readonly string[] {
  return buttonsOf(card).size > 0 ? ['A dialog knows no Action.Execute.'] : [];
}

export function person(id: string) {
  return { id: `29:${id}`, name: 'Analyst', aadObjectId: id };
}
