import { createRequire } from 'node:module';
import type { AdaptiveCard, SerializationContext } from 'adaptivecards';

/** The package's own entry point names files without their endings, which Node does not find. */
const {
  AdaptiveCard: Card,
  SerializationContext: Context,
  Versions,
} = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as {
  readonly AdaptiveCard: new () => AdaptiveCard;
  readonly SerializationContext: new (version: unknown) => SerializationContext;
  readonly Versions: { readonly v1_5: unknown };
};

interface Node {
  readonly type?: string;
  readonly [key: string]: unknown;
}

/** All that Teams, or the official package, would refuse in a card, a sentence each. */
export function cardFaults(card: unknown): readonly string[] {
  return [...officialFaults(card), ...teamsFaults(card as Node)];
}

function officialFaults(card: unknown): readonly string[] {
  const context = new Context(Versions.v1_5);
  new Card().parse(withoutSearches(card), context);
  return Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
}

/** Teams lets fields of 1.5 cards search as one types, which the package knows from 1.6 on. */
function withoutSearches(card: unknown): unknown {
  return JSON.parse(JSON.stringify(card, (key, value) => (key === 'choices.data' ? undefined : value)));
}

function teamsFaults(card: Node): readonly string[] {
  const nodes = [...nodesOf(card)];
  const ids = nodes.filter(({ type }) => type !== undefined).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  const targets = nodes.flatMap(({ elementId }) => (typeof elementId === 'string' ? [elementId] : []));
  return [
    ...(card.version === '1.5' ? [] : ['The version is not 1.5.']),
    ...(JSON.stringify(card).length * 2 > 28 * 1024 ? ['More than 28 KB of UTF-16.'] : []),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `Two elements are called ${id}.`),
    ...targets.filter((id) => !ids.includes(id)).map((id) => `A button unfolds ${id}, which is not there.`),
    ...nodes.flatMap((node) => faultsOf(node)),
  ];
}

function faultsOf({
  type,
  text,
  wrap,
  inlines,
  actions,
  style,
  fallback,
  url,
  label,
  ...others
}: Node): readonly string[] {
  return [
    ...(type === 'TextBlock' && text !== undefined && !wrap && String(text).length > 12
      ? [`"${text}" does not wrap.`]
      : []),
    ...(type === 'RichTextBlock' && (inlines as readonly unknown[]).length === 0 ? ['A paragraph is empty.'] : []),
    ...(type === 'ActionSet' && (actions as readonly unknown[]).length > 6 ? ['More than six buttons in a row.'] : []),
    ...(style === 'positive' || style === 'destructive' ? ['Teams knows no such style of buttons.'] : []),
    ...(type === 'Action.Execute' && fallback === undefined ? ['A button has no fallback.'] : []),
    ...(type?.startsWith('Input.') && !label ? ['A field has no label.'] : []),
    ...(others['choices.data'] !== undefined && !isQuery(others['choices.data']) ? ['A field searches nowhere.'] : []),
    ...(type === 'Action.OpenUrl' && !/^https?:/.test(String(url)) ? ['A link leads elsewhere than to the web.'] : []),
  ];
}

function isQuery(value: unknown): boolean {
  const { type, dataset } = value as { readonly type?: string; readonly dataset?: string };
  return type === 'Data.Query' && Boolean(dataset);
}

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value) yield* nodesOf(each);
  else if (typeof value === 'object' && value !== null) {
    yield value as Node;
    for (const each of Object.values(value)) yield* nodesOf(each);
  }
}

/** All the words of a card that a reader may see, unfolded parts and buttons included. */
export function cardText(value: unknown): string {
  return [...nodesOf(value)]
    .flatMap(({ text, title, placeholder }) => [text, title, placeholder])
    .filter((words) => typeof words === 'string')
    .join(' ');
}

/** The data of a card's other buttons, those of dialogs, by their label. */
export function submitsOf(card: unknown): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const submits = [...nodesOf(withoutFallbacks(card))].filter(({ type }) => type === 'Action.Submit');
  return new Map(submits.map(({ title, data }) => [String(title), data as Readonly<Record<string, unknown>>]));
}

function withoutFallbacks(card: unknown): unknown {
  return JSON.parse(JSON.stringify(card, (key, value) => (key === 'fallback' ? undefined : value)));
}

/** The buttons of a card that say a command, by their label. */
export function buttonsOf(card: unknown): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const executes = [...nodesOf(card)].filter(({ type }) => type === 'Action.Execute');
  return new Map(executes.map(({ title, data }) => [String(title), data as Readonly<Record<string, unknown>>]));
}

/** The words that a button of this label unfolds; undefined when there is no such button. */
export function unfoldsIn(card: unknown, label: string): string | undefined {
  const nodes = [...nodesOf(card)];
  const button = nodes.find(({ type, title }) => type === 'Action.ToggleVisibility' && title === label);
  const targets = (button?.targetElements ?? []) as readonly {
    readonly elementId: string;
    readonly isVisible?: boolean;
  }[];
  const shown = targets.find(({ isVisible }) => isVisible !== false);
  return button && cardText(nodes.find(({ id }) => id === shown?.elementId));
}
