import type { Action, Briefing, BriefingTechnique, SummarySentence } from '../../src/model/briefing.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import type { Loss, TimelineEvent, Victim } from '../../src/model/findings.ts';
import type { Story } from '../../src/model/story.ts';
import type { Technique } from '../../src/model/technique.ts';
import { findMoney } from '../facts/money.ts';
import { findRecords } from '../facts/records.ts';
import { anyWord } from '../language/any-word.ts';
import { dateStands } from './date-stands.ts';
import { isSupported } from './is-supported.ts';
import { locateQuote } from './locate-quote.ts';
import type { Proposal } from './proposal.ts';

/** What a proposal is held against. */
export interface Basis {
  readonly briefing: Briefing;
  readonly stories: readonly Story[];
  /** Language in which the summary was asked for. */
  readonly language: string;
  readonly techniqueOf: (id: string) => Technique | undefined;
}

/** The parts of a proposal that the stories bear out, as parts of a briefing; `dropped` counts the others. */
export interface Accepted {
  /** Empty when the rules' summary is to stay. */
  readonly summary: readonly SummarySentence[];
  readonly victims: readonly Victim[];
  readonly losses: readonly Loss[];
  readonly timeline: readonly TimelineEvent[];
  readonly techniques: readonly BriefingTechnique[];
  /** In place of those with the same priority. */
  readonly actions: readonly Action[];
  readonly dropped: number;
}

const MOST_SENTENCES = 4;
const HIT = anyWord(
  'breach*, hack*, attack*, stole*, steal*, theft*, robbed, compromis*, leak*, ransom*, extort*, victim*, hit, intru*, encrypt*, attaqu*, vol, vols, volé*, victime*, pirat*, fuite*, rançon*, chiffr*, dérob*, angriff*, angegriffen*, gestohlen*, opfer, betroffen*, verschlüssel*, erpress*, ataque*, atac*, robo, robó, víctima*, filtr*',
);

/** Active forms: what follows a victim's name in them turns the deed round. */
const DID = anyWord(
  'stole, steals, robbed, robs, attacked, attacks, hacked, hacks, breached, breaches, encrypted, extorted, blackmailed, attaqua, attaque, vola, vole, pirata, chiffra, a volé, a dérobé, a attaqué, a piraté, stahl, stiehlt, hackte, erpresste, griff, robó, atacó, hackeó',
);
const PAUSE = /[,;.()]| (?:was|were|been|is|est|été|fut|wurde|fue|that|who|which|qui|die|der|que) /u;
const NEXT_WORDS = 24;

/** Keeps of a proposal what can be traced to words of the stories. */
export function acceptProposal(proposal: Proposal, basis: Basis): Accepted {
  const summary = proposal.summary.slice(0, MOST_SENTENCES).flatMap((part) => sentence(part, basis));
  const kept = {
    summary,
    victims: once(proposal.victims, ({ name }) => name).flatMap((part) => victim(part, basis)),
    losses: once(proposal.losses, ({ amount, unit }) => `${amount} ${unit}`).flatMap((part) => loss(part, basis)),
    timeline: once(proposal.timeline, ({ date }) => date).flatMap((part) => event(part, basis)),
    techniques: once(proposal.techniques, ({ id }) => id).flatMap((part) => technique(part, basis)),
    actions: once(proposal.actions, ({ priority }) => String(priority)).flatMap((part) => action(part, basis)),
  };
  const proposed = Object.values(proposal).reduce((sum, parts) => sum + parts.length, 0);
  const accepted = Object.values(kept).reduce((sum, parts) => sum + parts.length, 0);
  const carries = summary.length > 0 && summary.length * 2 >= proposal.summary.length;
  return { ...kept, summary: carries ? summary : [], dropped: proposed - accepted };
}

function sentence({ text, quotes }: Proposal['summary'][number], basis: Basis): readonly SummarySentence[] {
  const evidence = quotes.flatMap((quote) => locateQuote(quote, basis.stories) ?? []);
  const grounds = { quotes, language: languageOf(evidence, basis), names: namesIn(quotes, basis) };
  const isWhole = evidence.length > 0 && evidence.length === quotes.length;
  const holds =
    isWhole &&
    isSupported(text, basis.language, grounds) &&
    !accusesVictim(text, basis.briefing) &&
    !namesBystander(text, basis.briefing);
  return holds ? [{ text, evidence }] : [];
}

/** Who is merely named, or was said not to be behind it, has no part in the bottom line. */
function namesBystander(text: string, { actors }: Briefing): boolean {
  const said = text.toLowerCase();
  return actors
    .filter(({ role }) => role === 'mentioned' || role === 'denied')
    .some(({ name, matched }) => [name, ...matched].some((each) => said.includes(each.toLowerCase())));
}

function accusesVictim(text: string, { victims }: Briefing): boolean {
  return victims.some(({ name }) => {
    const after = text.split(name).slice(1);
    return after.some((words) => DID.test(words.slice(0, NEXT_WORDS).split(PAUSE, 1)[0] ?? ''));
  });
}

function victim({ name, quote }: Proposal['victims'][number], { briefing, stories }: Basis): readonly Victim[] {
  const evidence = locateQuote(quote, stories);
  const others = [
    ...briefing.actors.flatMap((actor) => [actor.name, ...actor.matched, ...actor.attributedBy.map((c) => c.name)]),
    ...briefing.victims.map((known) => known.name),
    ...briefing.sources.map(({ publisher }) => publisher),
  ];
  const isNew = !others.some((other) => overlaps(other, name));
  const isNamed = name.trim().length > 1 && (evidence?.quote.includes(name) ?? false);
  return evidence && isNamed && isNew && HIT.test(evidence.quote) ? [{ name, evidence: [evidence] }] : [];
}

function loss({ amount, unit, quote }: Proposal['losses'][number], { briefing, stories }: Basis): readonly Loss[] {
  const evidence = locateQuote(quote, stories);
  if (!evidence || briefing.losses.some((known) => known.amount === amount && known.unit === unit)) return [];
  const language = stories.find(({ id }) => id === evidence.story)?.language ?? 'und';
  const figures = [...findMoney(evidence.quote, language), ...findRecords(evidence.quote, language)];
  if (!figures.some((figure) => figure.amount === amount && figure.unit === unit)) return [];
  const ofVictim = briefing.victims.some(({ name }) => evidence.quote.includes(name));
  return [{ amount, unit, scope: ofVictim ? 'incident' : 'context', evidence: [evidence] }];
}

function event({ date, quote }: Proposal['timeline'][number], { briefing, stories }: Basis): readonly TimelineEvent[] {
  const evidence = locateQuote(quote, stories);
  const isKnown = briefing.timeline.some((known) => known.date.startsWith(date) || date.startsWith(known.date));
  if (!evidence || isKnown || !dateStands(date, evidence.quote)) return [];
  return [{ date, what: evidence.quote, evidence: [evidence] }];
}

/** A model's technique is never `reported`: it stays out of the first view, and no action rests on it. */
function technique({ id, quote }: Proposal['techniques'][number], basis: Basis): readonly BriefingTechnique[] {
  const evidence = locateQuote(quote, basis.stories);
  const known = basis.techniqueOf(id);
  if (!evidence || !known || basis.briefing.techniques.some((t) => t.id === known.id)) return [];
  const { name, tactics } = known;
  return [{ id: known.id, name, tactics, basis: 'possible', confidence: 'low', evidence: [evidence] }];
}

function action({ priority, title, detail }: Proposal['actions'][number], { briefing }: Basis): readonly Action[] {
  const known = briefing.actions.find((a) => a.priority === priority);
  if (!known || (known.title === title && known.detail === detail)) return [];
  const holds = (text: string, quotes: readonly string[]) =>
    text !== '' && isSupported(text, 'en', { quotes, language: 'en', names: [] });
  const isSame = holds(title, [known.title]) && holds(detail, [known.detail]);
  return isSame ? [{ ...known, title, detail }] : [];
}

function languageOf([first]: readonly Evidence[], { stories }: Basis): string {
  return stories.find(({ id }) => id === first?.story)?.language ?? 'und';
}

/** Other names of the actors that the quotes name: a summary may call them by any of theirs. */
function namesIn(quotes: readonly string[], { briefing }: Basis): readonly string[] {
  return briefing.actors
    .map(({ name, matched }) => [name, ...matched])
    .filter((names) => names.some((name) => quotes.some((quote) => quote.includes(name))))
    .flat();
}

function once<T>(parts: readonly T[], keyOf: (part: T) => string): readonly T[] {
  return parts.filter((part, index) => parts.findIndex((other) => keyOf(other) === keyOf(part)) === index);
}

function overlaps(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  return one.includes(other) || other.includes(one);
}
