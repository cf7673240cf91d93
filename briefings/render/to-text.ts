import type { Briefing, BriefingActor, BriefingTechnique } from '../../src/model/briefing.ts';
import { defang } from './defang.ts';
import { sanitiseLine } from './sanitise.ts';
import { countryName, formatAmount, formatDate, type Words, wordsFor } from './words.ts';

/** How parts are coloured; each takes plain text and gives it back with its codes. */
export interface Paint {
  readonly headline: (text: string) => string;
  readonly label: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly level: (text: string, level: Briefing['priority']['level']) => string;
}

export interface TextOptions {
  /** Columns; lines are wrapped to it. Default 110. */
  readonly width?: number;
  readonly paint?: Paint;
}

const PLAIN: Paint = { headline: same, label: same, quiet: same, level: same };
const LABEL_WIDTH = 14;
const MOST_INDICATORS = 12;
const MOST_EVENTS = 8;

/** One label with its lines. */
interface Section {
  readonly label: string;
  readonly lines: readonly string[];
}

/** A briefing as plain text: the bottom line first, then who, what, when, how and what to do. */
export function toText(briefing: Briefing, { width = 110, paint = PLAIN }: TextOptions = {}): string {
  const words = wordsFor(briefing.language);
  const sections = [
    { label: words.bottomLine, lines: [briefing.summary.map(({ text }) => clean(text)).join(' ')] },
    { label: words.who, lines: actorLines(briefing, words) },
    { label: words.victims, lines: [briefing.victims.map(({ name }) => clean(name)).join(', ')] },
    { label: words.lost, lines: lossLines(briefing, words) },
    { label: words.when, lines: eventLines(briefing, words) },
    { label: words.how, lines: techniqueLines(briefing, words) },
    { label: words.indicators, lines: indicatorLines(briefing, words) },
    {
      label: words.actions,
      lines: briefing.actions.map(({ priority, title, detail, addresses }) =>
        clean(`${priority}  ${title}. ${detail}  ${addresses.join(' ')}`),
      ),
    },
    {
      label: words.sources,
      lines: briefing.sources.map(({ reliability, publisher, title, url }) =>
        clean(`${reliability}  ${publisher}: ${title}  ${url}`),
      ),
    },
  ].filter(({ lines }) => lines.some((line) => line !== ''));
  return `${[...heading(briefing, words, width, paint), ...sections.flatMap((section) => ['', ...drawn(section, width, paint)])].join('\n')}\n`;
}

function heading(briefing: Briefing, words: Words, width: number, paint: Paint): readonly string[] {
  const level = words.priorities[briefing.priority.level];
  const [actor] = briefing.actors;
  const standing = actor ? attribution(actor, words) : '';
  const counts = `${words.sourceCount(briefing.sources.length)} · ${words.revision} ${briefing.revision}`;
  return [
    ...wrapped(`● ${clean(briefing.headline)}`, width - level.length - 2).map((line, i) =>
      i === 0
        ? `${paint.headline(line.padEnd(width - level.length - 1))} ${paint.level(level, briefing.priority.level)}`
        : `  ${paint.headline(line)}`,
    ),
    ...wrapped([standing, counts].filter(Boolean).join('   '), width - 2).map((line) => `  ${paint.quiet(line)}`),
  ];
}

/** `Attributed - high confidence: FBI, DC3`. */
function attribution({ role, confidence, attributedBy }: BriefingActor, words: Words): string {
  const by = attributedBy.map(({ name }) => clean(name)).join(', ');
  return `${words.roles[role]} - ${words.confidences[confidence]}${by ? `: ${by}` : ''}`;
}

function actorLines({ actors, unprofiled }: Briefing, words: Words): readonly string[] {
  const known = actors.map((actor, i) => {
    const home = [
      actor.country && countryName(actor.country, words),
      ...actor.parents.map(({ name }) => `${words.partOf} ${clean(name)}`),
    ].filter(Boolean);
    const names = `${clean(actor.name)}${home.length > 0 ? ` (${home.join(', ')})` : ''} · ${words.matched} ${actor.matched.map((name) => `"${clean(name)}"`).join(', ')}`;
    return i === 0 ? names : `${names} · ${attribution(actor, words)}`;
  });
  return [...known, ...unprofiled.map(({ name, scheme }) => `${clean(name)} · ${words.unprofiled} (${clean(scheme)})`)];
}

function lossLines({ losses }: Briefing, words: Words): readonly string[] {
  const amounts = (scope: string) =>
    losses
      .filter((loss) => loss.scope === scope)
      .map((loss) => formatAmount(loss, words))
      .join(' · ');
  const context = amounts('context');
  return [amounts('incident'), context ? `${words.context}: ${context}` : ''].filter(Boolean);
}

function eventLines({ timeline }: Briefing, words: Words): readonly string[] {
  const shown = timeline.slice(-MOST_EVENTS).map(({ date, what }) => `${formatDate(date, words)}  ${clean(what)}`);
  return timeline.length > MOST_EVENTS ? [...shown, words.more(timeline.length - MOST_EVENTS)] : shown;
}

function techniqueLines({ techniques }: Briefing, words: Words): readonly string[] {
  const known = techniques.filter(({ basis }) => basis === 'known-for').length;
  return [
    ...techniques.filter(({ basis }) => basis === 'reported').map((technique) => techniqueLine(technique, words)),
    ...(known > 0 ? [`${words.knownFor} ${words.notReportedHere(known)}`] : []),
  ];
}

function techniqueLine({ id, name, tactics, evidence }: BriefingTechnique, words: Words): string {
  const tactic = tactics[0] ? words.tactics[tactics[0]] : '';
  const said = evidence[0] ? `  "${clean(evidence[0].quote)}"` : '';
  return `${tactic.padEnd(18)}${name} ${id}${said}`;
}

function indicatorLines({ indicators }: Briefing, words: Words): readonly string[] {
  const shown = indicators
    .slice(0, MOST_INDICATORS)
    .map((indicator) => `${indicator.type.padEnd(8)}${clean(defang(indicator))}`);
  return indicators.length > MOST_INDICATORS ? [...shown, words.more(indicators.length - MOST_INDICATORS)] : shown;
}

function drawn({ label, lines }: Section, width: number, paint: Paint): readonly string[] {
  const indent = ' '.repeat(LABEL_WIDTH + 2);
  const body = lines.filter(Boolean).flatMap((line) => wrapped(line, width - indent.length, '  '));
  return body.map((line, i) => (i === 0 ? `  ${paint.label(label.padEnd(LABEL_WIDTH))}${line}` : `${indent}${line}`));
}

/** Breaks at spaces; a word longer than the line is cut. Continuations start with `hang`. */
function wrapped(text: string, width: number, hang = ''): readonly string[] {
  const room = Math.max(20, width);
  const lines: string[] = [];
  let rest = text;
  while (rest.length > room) {
    const space = rest.lastIndexOf(' ', room);
    const cut = space > hang.length ? space : room;
    lines.push(rest.slice(0, cut).trimEnd());
    rest = hang + rest.slice(cut).trimStart();
  }
  return [...lines, rest];
}

function clean(text: string): string {
  return sanitiseLine(text);
}

function same(text: string): string {
  return text;
}
