import { formatDate, type Words } from '../../briefings/render/words.ts';
import type { Briefing, BriefingTechnique } from '../../src/model/briefing.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { tacticCells, tacticWords } from '../chat/tactics.ts';
import { plain } from './escape.ts';
import { cut } from './limits.ts';
import { bold, button, type Element, gap, line, linked, rows, small, subtle, words } from './rich.ts';

/** Items of a part that unfolds, and characters of each. */
const MOST = 8;
const NAME = 90;
const SENTENCE = 300;
const QUOTE = 130;
const ATTACK = 'https://attack.mitre.org/techniques/';

/** A part of the card that a button unfolds; its id is the command that says all of it. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Element[];
}

/** What stands behind the card's first view; a section that is cut ends with a button that shows all. */
export function cardSections(briefing: Briefing, told: Words, readOnly = false): readonly Section[] {
  const { incidentId, techniques, actions, indicators, sources } = briefing;
  const reported = techniques.filter(({ basis }) => basis === 'reported').length;
  const parts: readonly (readonly [string, string, number, readonly (readonly Element[])[]])[] = [
    ['techniques', 'Techniques', reported || techniques.length, techniqueItems(briefing, told)],
    ['actions', 'Actions', actions.length, actions.map((action) => actionItem(action))],
    ['indicators', 'Indicators', indicators.length, indicators.map((each) => indicatorItem(each))],
    ['sources', 'Sources', sources.length, sources.map((source) => sourceItem(source, told))],
    [
      'evidence',
      'Evidence',
      claimsOf(briefing, told).length,
      claimsOf(briefing, told).map((claim) => claimItem(claim)),
    ],
  ];
  return parts
    .filter(([, , count]) => count > 0)
    .map(([id, title, count, items]) => ({
      id,
      title: id === 'evidence' ? title : `${title} ${count}`,
      items: folded(items, readOnly ? undefined : allOf(items, id, incidentId)),
    }));
}

function folded(items: readonly (readonly Element[])[], all: Element | undefined): readonly Element[] {
  const shown = items.slice(0, MOST).flat();
  return items.length > MOST && all ? [...shown, ...rows([all])] : shown;
}

function allOf({ length }: readonly unknown[], say: string, about: string): Element | undefined {
  return button({ label: `Show all ${length}`, press: { say, about } });
}

/** The tactics that they serve, reported ones with their words, what is possible or usual in one line each. */
function techniqueItems({ techniques }: Briefing, told: Words): readonly (readonly Element[])[] {
  const others = (basis: BriefingTechnique['basis'], title: string) => {
    const ids = techniques.filter((each) => each.basis === basis).map(({ id, name }) => `${name} ${id}`);
    return ids.length === 0 ? [] : [[line([bold(title), gap('  '), subtle(ids.slice(0, 8).join(', '), 400)])]];
  };
  return [
    [small(tacticWords(tacticCells({ techniques }, told)))],
    ...techniques
      .filter(({ basis }) => basis === 'reported')
      .map(({ id, name, tactics, evidence: [first] }) => [
        line([
          linked(`${ATTACK}${id.replace('.', '/')}/`, `${id} ${name}`, NAME),
          gap(tactics[0] ? `  ${told.tactics[tactics[0]]}` : ' '),
        ]),
        ...(first ? [quoted(first)] : []),
      ]),
    ...others('possible', 'Possible'),
    ...others('known-for', told.knownFor),
  ];
}

function actionItem({ title, detail, addresses }: Briefing['actions'][number]): readonly Element[] {
  const answers = addresses.length > 0 ? ` (${addresses.slice(0, 6).join(', ')})` : '';
  return [line([bold(title, SENTENCE)]), small(`${cut(plain(detail), SENTENCE)}${answers}`, { spacing: 'None' })];
}

function indicatorItem({ type, value }: Briefing['indicators'][number]): readonly Element[] {
  return [line([subtle(`${type}`), gap('  '), words(value, 200, { fontType: 'Monospace' })], { spacing: 'None' })];
}

function sourceItem({ publisher, title, url, publishedAt, reliability }: Briefing['sources'][number], told: Words) {
  return [
    line([gap(`${reliability}  `), linked(url.length <= 400 ? url : undefined, title, SENTENCE)]),
    small(`${cut(plain(publisher), NAME)} · ${formatDate(publishedAt.slice(0, 10), told)}`, { spacing: 'None' }),
  ];
}

interface Claim {
  readonly text: string;
  readonly evidence: Evidence;
}

/** The first words behind each claim that a reader may doubt. */
function claimsOf({ actors, victims, losses, timeline }: Briefing, told: Words): readonly Claim[] {
  const claims = [
    ...actors.map(({ name, role, evidence }) => ({ text: `${name}: ${told.roles[role]}`, evidence: evidence[0] })),
    ...victims.map(({ name, evidence }) => ({ text: `${told.victims}: ${name}`, evidence: evidence[0] })),
    ...losses.map(({ scope, evidence }) => ({
      text: scope === 'incident' ? told.lost : told.context,
      evidence: evidence[0],
    })),
    ...timeline.map(({ date, evidence }) => ({ text: formatDate(date, told), evidence: evidence[0] })),
  ];
  return claims.flatMap(({ text, evidence }) => (evidence ? [{ text, evidence }] : []));
}

function claimItem({ text, evidence }: Claim): readonly Element[] {
  return [line([bold(text, NAME)]), quoted(evidence)];
}

function quoted({ quote }: Evidence): Element {
  return line([words(`“${cut(plain(quote), QUOTE)}”`, undefined, { italic: true, isSubtle: true })], {
    spacing: 'None',
  });
}
