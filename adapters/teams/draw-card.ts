import { countryName, formatAmount, formatDate, type Words, wordsFor } from '../../briefings/render/words.ts';
import type { Briefing, BriefingActor, PriorityLevel } from '../../src/model/briefing.ts';
import type { BriefingPost } from '../../src/model/message.ts';
import { type CardPlace, cardButtons } from './card-buttons.ts';
import { cardSections, type Section } from './card-sections.ts';
import { plain } from './escape.ts';
import { cut, LIMITS } from './limits.ts';
import { callOf } from './mention.ts';
import { drawPages } from './pages.ts';
import {
  type AdaptiveCard,
  adaptiveCard,
  bold,
  type Drawing,
  type Element,
  gap,
  headlineOf,
  label,
  line,
  linked,
  small,
  subtle,
  weight,
  words,
} from './rich.ts';
import { SIZES, type Size } from './sizes.ts';

const COLOURS: Readonly<Record<PriorityLevel, string>> = {
  critical: 'Attention',
  high: 'Attention',
  medium: 'Warning',
  low: 'Default',
};
const MILLISECONDS = /\.\d+Z$/;

/** What of a post is drawn on the card itself. */
export type CardPost = Pick<BriefingPost, 'briefing'> & Partial<Pick<BriefingPost, 'reason' | 'mention'>>;

/**
 * A briefing as a card: the bottom line first, then who, what was lost, how, what to do, on whose word. As many of its other
 * parts as fit unfold in the card; the buttons of the rest say the command. Too large for Teams, it unfolds nothing and its parts
 * follow it.
 */
export function drawCard(post: CardPost, place: CardPlace = {}): Drawing {
  const { briefing, mention } = post;
  const call = callOf(mention);
  const summary = lockScreen(briefing);
  const told = wordsFor(briefing.language);
  const sections = cardSections(briefing, told, place.readOnly);
  const cardOf = (view: readonly Element[], unfolding: readonly Section[]) => {
    const buttons = cardButtons(briefing, sections, unfolding, place);
    return adaptiveCard([...call.body, ...view, ...buttons, ...reasonOf(post)], summary, call.entities);
  };
  const fits = (card: AdaptiveCard) => weight(card) <= LIMITS.cardJson;
  const author = briefing.composedBy.model === null ? {} : ({ byModel: true } as const);
  const view = firstView(briefing, told, place.compact ? SIZES.slice(-1) : SIZES, (each) => fits(cardOf(each, [])));
  const unfolding: Section[] = [];
  for (const section of place.compact ? [] : sections) {
    if (fits(cardOf(view, [...unfolding, section]))) unfolding.push(section);
  }
  const drawing = { summary, card: cardOf(view, unfolding), ...author };
  if (place.compact || place.readOnly) return drawing;
  return {
    ...drawing,
    smaller: () => [
      drawCard(post, { ...place, compact: true }),
      ...drawPages(
        sections.flatMap(({ title, items }) => [[label(title)], ...items.map((item) => [item])]),
        summary,
      ).map((page) => ({ ...page, ...author })),
    ],
  };
}

/** `HIGH: headline. Attributed, high confidence: FBI, DC3` */
export function lockScreen({ language, priority, headline, actors }: Briefing): string {
  const told = wordsFor(language);
  const [actor] = actors;
  const said = actor ? `. ${standing(actor, told)}` : '';
  return cut(plain(`${told.priorities[priority.level]}: ${headline}${said}`), LIMITS.notification);
}

/** `HIGH   2 sources · rev 2 · TLP:CLEAR · 24/12/2024 10:40`, the time in the reader's own zone. */
function metaLine({ language, priority, sources, revision, tlp, createdAt }: Briefing): Element {
  const told = wordsFor(language);
  const at = new Date(createdAt).toISOString().replace(MILLISECONDS, 'Z');
  const facts = [
    told.sourceCount(sources.length),
    ...(revision > 1 ? [`${told.revision} ${revision}`] : []),
    `TLP:${tlp}`,
    `{{DATE(${at}, SHORT)}} {{TIME(${at})}}`,
  ];
  const level = { text: told.priorities[priority.level], weight: 'Bolder', color: COLOURS[priority.level] };
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 'auto', items: [{ type: 'TextBlock', ...level }] },
      {
        type: 'Column',
        width: 'stretch',
        items: [{ type: 'TextBlock', text: facts.join(' · '), isSubtle: true, wrap: true }],
      },
    ],
  };
}

/** At the first size that fits, else at the last. */
function firstView(
  briefing: Briefing,
  told: Words,
  sizes: readonly Size[],
  fits: (view: readonly Element[]) => boolean,
): readonly Element[] {
  let view: readonly Element[] = [];
  for (const size of sizes) {
    view = [
      headlineOf(briefing.headline),
      metaLine(briefing),
      ...actorLines(briefing, told, size),
      label(told.bottomLine),
      line([words(bottomLine(briefing, size))]),
      ...factLines(briefing, told, size),
      ...howLines(briefing, told, size),
      ...actionLines(briefing, told, size),
      sourcesLine(briefing, told, size),
    ];
    if (fits(view)) break;
  }
  return view;
}

function reasonOf({ reason }: CardPost): readonly Element[] {
  return reason === undefined ? [] : [small(cut(plain(reason), 1_000), { spacing: 'Medium', separator: true })];
}

function actorLines({ actors, unprofiled }: Briefing, told: Words, size: Size): readonly Element[] {
  const leading = actors.filter(({ role }) => role !== 'mentioned');
  const shown = (leading.length > 0 ? leading : actors).slice(0, size.actors);
  const others = actors.filter((actor) => !shown.includes(actor)).map(({ name }) => name);
  const also = [...others, ...unprofiled.map(({ name }) => `${name} (${told.unprofiled})`)];
  return [
    ...shown.flatMap((actor) => [
      line([bold(actor.name, size.name), ...homeOf(actor, told, size)], { spacing: 'Medium' }),
      line([subtle(standing(actor, told), size.sentence)], { spacing: 'None' }),
    ]),
    ...(also.length > 0
      ? [line([bold(told.alsoNamed), gap('  '), words(some(also, size.names, size.name, told))])]
      : []),
  ];
}

function homeOf({ country, parents }: BriefingActor, told: Words, size: Size): readonly Element[] {
  const home = [
    ...(country === null ? [] : [countryName(country, told)]),
    ...parents.slice(0, 2).map((parent) => `${told.partOf} ${cut(plain(parent.name), size.name)}`),
  ].join(', ');
  return home === '' ? [] : [gap(' '), words(`(${home})`, 240)];
}

/** `Attributed, high confidence: FBI, DC3` */
function standing({ role, confidence, attributedBy }: BriefingActor, told: Words): string {
  const names = attributedBy.map(({ name }) => name);
  const by = some(names, 4, 60, told);
  return `${told.roles[role]}, ${told.confidences[confidence]}${by === '' ? '' : `: ${by}`}`;
}

function bottomLine({ summary }: Briefing, size: Size): string {
  return summary
    .slice(0, 3)
    .map(({ text }) => cut(plain(text), size.sentence))
    .join(' ');
}

function factLines(briefing: Briefing, told: Words, size: Size): readonly Element[] {
  const amounts = (scope: 'incident' | 'context') =>
    briefing.losses.filter((loss) => loss.scope === scope).map((loss) => formatAmount(loss, told));
  const victims = briefing.victims.map(({ name }) => name);
  const events = briefing.timeline
    .slice(0, size.events)
    .map(({ date, what }) => `${formatDate(date, told)}: ${cut(plain(what), size.name)}`);
  const facts: readonly (readonly [string, string])[] = [
    [told.victims, some(victims, size.names, size.name, told)],
    [told.lost, some(amounts('incident'), size.names, size.name, told)],
    [told.context, some(amounts('context'), 3, size.name, told)],
    [told.when, events.join('  →  ')],
  ];
  return facts
    .filter(([, value]) => value !== '')
    .map(([name, value], index) =>
      line([bold(name), gap('  '), words(value, 900)], { spacing: index === 0 ? 'Medium' : 'Small' }),
    );
}

function howLines({ techniques }: Briefing, told: Words, size: Size): readonly Element[] {
  const reported = techniques.filter(({ basis }) => basis === 'reported');
  if (reported.length === 0) return [];
  const shown = reported.slice(0, size.techniques);
  return [
    label(`${told.how}${moreBehind(reported.length - shown.length, 'Techniques')}`),
    ...shown.map(({ id, name, tactics, evidence }) => {
      const [tactic] = tactics;
      const said = size.quote > 0 && evidence[0] ? [subtle(`“${cut(plain(evidence[0].quote), size.quote)}”`)] : [];
      return line([
        gap(`•  ${tactic ? `${told.tactics[tactic]}: ` : ''}`),
        bold(name, size.name),
        gap(` ${plain(id)}  `),
        ...said,
      ]);
    }),
  ];
}

function actionLines({ actions }: Briefing, told: Words, size: Size): readonly Element[] {
  if (actions.length === 0) return [];
  const shown = actions.slice(0, size.actions);
  return [
    label(`${told.actions}${moreBehind(actions.length - shown.length, 'Actions')}`),
    ...shown.map(({ title }, index) => line([gap(`${index + 1}.  `), words(title, size.sentence)])),
  ];
}

function sourcesLine({ sources }: Briefing, told: Words, size: Size): Element {
  const shown = sources.slice(0, size.sources);
  const links = shown.flatMap(({ publisher, url, reliability }, index) => [
    gap(`${index === 0 ? '  ' : '  ·  '}${reliability} `),
    linked(url.length <= 400 ? url : undefined, publisher, size.name),
  ]);
  const more = moreBehind(sources.length - shown.length, 'Sources');
  return line([bold(told.sources), ...links, ...(more === '' ? [] : [gap(more)])], { spacing: 'Medium' });
}

/** Says what is not on the card, and which button shows it. */
function moreBehind(count: number, button: string): string {
  return count > 0 ? `  (+${count}: press ${button})` : '';
}

function some(names: readonly string[], most: number, longest: number, told: Words): string {
  const shown = names.slice(0, most).map((name) => cut(plain(name), longest));
  return [...shown, ...(names.length > most ? [told.more(names.length - most)] : [])].join(', ');
}
