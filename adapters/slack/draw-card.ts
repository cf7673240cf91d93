import type { KnownBlock, RichTextElement, RichTextSection } from '@slack/types';
import { countryName, formatAmount, formatDate, type Words, wordsFor } from '../../briefings/render/words.ts';
import type { Briefing, BriefingActor, PriorityLevel } from '../../src/model/briefing.ts';
import type { BriefingPost } from '../../src/model/message.ts';
import { cardButtons } from './card-buttons.ts';
import { notification, plain } from './escape.ts';
import { cut, LIMITS } from './limits.ts';
import { bold, type Drawing, gap, header, line, linked, list, localTime, rich, small, words } from './rich.ts';
import { withSlash } from './with-slash.ts';

const MARKS: Readonly<Record<PriorityLevel, string>> = { critical: '🔴', high: '🟠', medium: '🟡', low: '⚪' };
const GROUP = /^S[A-Z0-9]+$/;
const USER = /^[UW][A-Z0-9]+$/;

/** How many of each and how long each; what does not fit at one size is drawn at the next. */
const SIZES = [
  { actors: 3, names: 6, techniques: 5, actions: 3, sources: 5, events: 4, sentence: 420, name: 90, quote: 90 },
  { actors: 2, names: 4, techniques: 3, actions: 3, sources: 3, events: 4, sentence: 220, name: 60, quote: 0 },
  { actors: 1, names: 2, techniques: 2, actions: 2, sources: 2, events: 0, sentence: 110, name: 40, quote: 0 },
] as const;
type Size = (typeof SIZES)[number];

/** What of a post is drawn on the card itself. */
export type CardPost = Pick<BriefingPost, 'briefing'> & Partial<Pick<BriefingPost, 'reason' | 'mention'>>;

/** A briefing as a card: the bottom line first, then who, what was lost, how, what to do, on whose word; the rest behind buttons. */
export function drawCard(post: CardPost, jsonRoom: number = LIMITS.blocksJson): Drawing {
  const { briefing } = post;
  const drawn = SIZES.map((size) => cardBlocks(post, size));
  const blocks = drawn.find((each) => JSON.stringify(each).length <= jsonRoom) ?? drawn.at(-1) ?? [];
  return { text: lockScreen(briefing), blocks };
}

/** `HIGH: headline. Attributed, high confidence: FBI, DC3` */
function lockScreen({ language, priority, headline, actors }: Briefing): string {
  const told = wordsFor(language);
  const [actor] = actors;
  const said = actor ? `. ${standing(actor, told)}` : '';
  return cut(notification(`${told.priorities[priority.level]}: ${headline}${said}`), LIMITS.notification);
}

/** `🟠 HIGH · 2 sources · rev 2 · TLP:CLEAR · today 10:40`, the time in the reader's own zone. */
export function metaBlock({ language, priority, sources, revision, tlp, createdAt }: Briefing): KnownBlock {
  const told = wordsFor(language);
  const facts = [
    `${MARKS[priority.level]} *${told.priorities[priority.level]}*`,
    told.sourceCount(sources.length),
    ...(revision > 1 ? [`${told.revision} ${revision}`] : []),
    `TLP:${tlp}`,
    localTime(new Date(createdAt)),
  ];
  return { type: 'context', elements: [{ type: 'mrkdwn', text: facts.join('  ·  ') }] };
}

function cardBlocks({ briefing, reason, mention }: CardPost, size: Size): readonly KnownBlock[] {
  const told = wordsFor(briefing.language);
  return [
    ...callBlocks(mention),
    header(briefing.headline),
    metaBlock(briefing),
    rich(
      ...headlineRest(briefing),
      ...actorLines(briefing, told, size),
      line(gap('\n'), ...bottomLine(briefing, told, size)),
      line(gap('\n'), ...factLines(briefing, told, size)),
    ),
    ...howBlocks(briefing, told, size),
    ...actionBlocks(briefing, told, size),
    sourcesBlock(briefing, told, size),
    ...cardButtons(briefing),
    ...(reason === undefined ? [] : [small(withSlash(reason))]),
  ];
}

/** A group or person to call; any other id calls nobody. */
function callBlocks(mention: string | undefined): readonly KnownBlock[] {
  if (mention === undefined) return [];
  if (GROUP.test(mention)) return [rich(line({ type: 'usergroup', usergroup_id: mention }))];
  return USER.test(mention) ? [rich(line({ type: 'user', user_id: mention }))] : [];
}

/** A headline longer than a header takes stands whole below it. */
function headlineRest({ headline }: Briefing): readonly RichTextSection[] {
  return plain(headline).length <= LIMITS.headerText ? [] : [line(words(headline, 450, { italic: true }), gap('\n'))];
}

function actorLines({ actors }: Briefing, told: Words, size: Size): readonly RichTextSection[] {
  return leadingActors(actors, size).map((actor) => line(...actorLine(actor, told, size)));
}

/** Those whom the card does not lead with, and names without a profile. */
function alsoNamed({ actors, unprofiled }: Briefing, told: Words, size: Size): string {
  const others = actors.filter((actor) => !leadingActors(actors, size).includes(actor)).map(({ name }) => name);
  return some(
    [...others, ...unprofiled.map(({ name }) => `${name} (${told.unprofiled})`)],
    size.names,
    size.name,
    told,
  );
}

/** Mere mentions lead only where there is nobody else. */
function leadingActors(actors: readonly BriefingActor[], size: Size): readonly BriefingActor[] {
  const leading = actors.filter(({ role }) => role !== 'mentioned');
  return (leading.length > 0 ? leading : actors).slice(0, size.actors);
}

function actorLine(actor: BriefingActor, told: Words, size: Size): readonly RichTextElement[] {
  const { name, country, parents } = actor;
  const home = [
    ...(country === null ? [] : [countryName(country, told)]),
    ...parents.slice(0, 2).map((parent) => `${told.partOf} ${cut(plain(parent.name), size.name)}`),
  ].join(', ');
  return [
    bold(name, size.name),
    ...(home === '' ? [] : [gap(' '), words(`(${home})`, 240)]),
    gap('\n'),
    words(standing(actor, told), size.sentence),
  ];
}

/** `Attributed, high confidence: FBI, DC3` */
function standing({ role, confidence, attributedBy }: BriefingActor, told: Words): string {
  const by = some(
    attributedBy.map(({ name }) => name),
    4,
    60,
    told,
  );
  return `${told.roles[role]}, ${told.confidences[confidence]}${by === '' ? '' : `: ${by}`}`;
}

function bottomLine({ summary }: Briefing, told: Words, size: Size): readonly RichTextElement[] {
  const sentences = summary.slice(0, 3).map(({ text }) => cut(plain(text), size.sentence));
  return [bold(told.bottomLine), gap('\n'), words(sentences.join(' '))];
}

function factLines(briefing: Briefing, told: Words, size: Size): readonly RichTextElement[] {
  const amounts = (scope: 'incident' | 'context') =>
    briefing.losses.filter((loss) => loss.scope === scope).map((loss) => formatAmount(loss, told));
  const events = briefing.timeline.slice(0, size.events);
  const facts = [
    [
      told.victims,
      some(
        briefing.victims.map(({ name }) => name),
        size.names,
        size.name,
        told,
      ),
    ],
    [told.lost, some(amounts('incident'), size.names, size.name, told)],
    [told.context, some(amounts('context'), 3, size.name, told)],
    [
      told.when,
      events.map(({ date, what }) => `${formatDate(date, told)}: ${cut(plain(what), size.name)}`).join('  →  '),
    ],
    [told.alsoNamed, alsoNamed(briefing, told, size)],
  ].filter((fact): fact is [string, string] => fact[1] !== '' && fact[1] !== undefined);
  return facts.flatMap(([label, value], index) => [
    ...(index === 0 ? [] : [gap('\n')]),
    bold(label),
    gap('  '),
    words(value, 900),
  ]);
}

function howBlocks({ techniques }: Briefing, told: Words, size: Size): readonly KnownBlock[] {
  const reported = techniques.filter(({ basis }) => basis === 'reported');
  if (reported.length === 0) return [];
  const items = reported.slice(0, size.techniques).map(({ id, name, tactics, evidence }) => {
    const [tactic] = tactics;
    const said = size.quote > 0 && evidence[0] ? `  “${cut(plain(evidence[0].quote), size.quote)}”` : '';
    return line(
      ...(tactic ? [words(`${told.tactics[tactic]}:`), gap(' ')] : []),
      bold(name, size.name),
      gap(' '),
      words(`${id}${said}`, 200),
    );
  });
  return [
    rich(line(bold(told.how), ...moreBehind(reported.length - items.length, 'Techniques')), list('bullet', items)),
  ];
}

function actionBlocks({ actions }: Briefing, told: Words, size: Size): readonly KnownBlock[] {
  if (actions.length === 0) return [];
  const items = actions
    .slice(0, size.actions)
    .map(({ title, detail }) =>
      line(bold(title, size.sentence), ...(size.quote > 0 ? [gap('  '), words(detail, 150)] : [])),
    );
  return [
    rich(line(bold(told.actions), ...moreBehind(actions.length - items.length, 'Actions')), list('ordered', items)),
  ];
}

function sourcesBlock({ sources }: Briefing, told: Words, size: Size): KnownBlock {
  const shown = sources.slice(0, size.sources);
  const links = shown.flatMap(({ publisher, url, reliability }, index) => [
    gap(index === 0 ? '  ' : '  ·  '),
    gap(`${reliability} `),
    linked(url.length <= 400 ? url : undefined, publisher, size.name),
  ]);
  return rich(line(bold(told.sources), ...links, ...moreBehind(sources.length - shown.length, 'Sources')));
}

/** Says what is not on the card, and which button shows it. */
function moreBehind(count: number, button: string): readonly RichTextElement[] {
  return count > 0 ? [gap('  '), words(`+${count}: press ${button}`)] : [];
}

function some(names: readonly string[], most: number, longest: number, told: Words): string {
  const shown = names.slice(0, most).map((name) => cut(plain(name), longest));
  return [...shown, ...(names.length > most ? [told.more(names.length - most)] : [])].join(', ');
}
