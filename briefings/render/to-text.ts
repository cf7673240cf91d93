import type { Briefing, BriefingActor, BriefingTechnique } from '../../src/model/briefing.ts';
import { attribution } from './attribution.ts';
import { defang } from './defang.ts';
import { drawSection, type Paint, PLAIN, type TextOptions, wrapped } from './layout.ts';
import { sanitiseLine } from './sanitise.ts';
import { countryName, formatAmount, formatDate, type Words, wordsFor } from './words.ts';

const MOST_INDICATORS = 12;
const MOST_EVENTS = 8;
const TACTIC_WIDTH = 19;
const LONGEST_QUOTE = 60;

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
  return `${[...heading(briefing, words, width, paint), ...sections.flatMap((section) => ['', ...drawSection(section, width, paint)])].join('\n')}\n`;
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

/** The foremost actor stands in the heading with its role; those merely named share one line. */
function actorLines({ actors, unprofiled }: Briefing, words: Words): readonly string[] {
  const [first, ...rest] = actors;
  const others = rest
    .filter(({ role }) => role !== 'mentioned')
    .map((actor) => `${described(actor, words)} · ${attribution(actor, words)}`);
  const named = rest.filter(({ role }) => role === 'mentioned').map(({ name }) => clean(name));
  return [
    ...(first ? [described(first, words)] : []),
    ...others,
    ...(named.length > 0 ? [`${words.alsoNamed}: ${named.join(', ')}`] : []),
    ...unprofiled.map(({ name, scheme }) => `${clean(name)} · ${words.unprofiled} (${clean(scheme)})`),
  ];
}

function described({ name, country, parents, matched }: BriefingActor, words: Words): string {
  const home = [
    country && countryName(country, words),
    ...parents.map((parent) => `${words.partOf} ${clean(parent.name)}`),
  ];
  const aside = home.filter(Boolean).join(', ');
  return `${clean(name)}${aside ? ` (${aside})` : ''} · ${words.matched} ${matched.map((alias) => `"${clean(alias)}"`).join(', ')}`;
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
  const reported = techniques.filter(({ basis }) => basis === 'reported');
  const known = techniques.filter(({ basis }) => basis === 'known-for').length;
  const nameWidth = Math.max(0, ...reported.map(({ id, name }) => name.length + id.length + 1));
  return [
    ...reported.map((technique) => techniqueLine(technique, nameWidth, words)),
    ...(known > 0 ? [`${words.knownFor} ${words.notReportedHere(known)}`] : []),
  ];
}

function techniqueLine({ id, name, tactics, evidence }: BriefingTechnique, nameWidth: number, words: Words): string {
  const tactic = tactics[0] ? words.tactics[tactics[0]] : '';
  const said = evidence[0] ? `  "${shortened(clean(evidence[0].quote), LONGEST_QUOTE)}"` : '';
  return `${tactic.padEnd(TACTIC_WIDTH)}${`${name} ${id}`.padEnd(nameWidth)}${said}`;
}

function indicatorLines({ indicators }: Briefing, words: Words): readonly string[] {
  const shown = indicators
    .slice(0, MOST_INDICATORS)
    .map((indicator) => `${indicator.type.padEnd(8)}${clean(defang(indicator))}`);
  return indicators.length > MOST_INDICATORS ? [...shown, words.more(indicators.length - MOST_INDICATORS)] : shown;
}

function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
}

function clean(text: string): string {
  return sanitiseLine(text);
}
