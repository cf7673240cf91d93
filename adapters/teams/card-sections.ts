import { formatDate, type Words } from '../../briefings/render/words.ts';
import type { Briefing, BriefingTechnique } from '../../src/model/briefing.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { plain } from './escape.ts';
import { cut } from './limits.ts';
import { bold, button, type Element, gap, line, linked, rows, small, subtle, words } from './rich.ts';
import type { Size } from './sizes.ts';

const ATTACK = 'https://attack.mitre.org/techniques/';

/** A part of the card that a button unfolds. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Empty: what it would hold does not fit, and the button says the command instead. */
  readonly items: readonly Element[];
  readonly command: string;
}

/** What stands behind the card's first view, at the given size; a section that is cut ends with a button that shows all. */
export function cardSections(briefing: Briefing, told: Words, size: Size, readOnly = false): readonly Section[] {
  const { incidentId, techniques, actions, indicators, sources } = briefing;
  const reported = techniques.filter(({ basis }) => basis === 'reported').length;
  const parts: readonly (readonly [string, string, number, readonly (readonly Element[])[]])[] = [
    ['techniques', 'Techniques', reported || techniques.length, techniqueItems(techniques, told, size)],
    ['actions', 'Actions', actions.length, actions.map((action) => actionItem(action, size))],
    ['indicators', 'Indicators', indicators.length, indicators.map((each) => indicatorItem(each))],
    ['sources', 'Sources', sources.length, sources.map((source) => sourceItem(source, told, size))],
    [
      'evidence',
      'Evidence',
      claimsOf(briefing, told).length,
      claimsOf(briefing, told).map((claim) => claimItem(claim, size)),
    ],
  ];
  return parts
    .filter(([, , count]) => count > 0)
    .map(([id, title, count, items]) => {
      const command = `${id} ${incidentId}`;
      return {
        id,
        title: id === 'evidence' ? title : `${title} ${count}`,
        command,
        items: folded(items, size, readOnly ? undefined : allOf(items, command, incidentId)),
      };
    });
}

function folded(items: readonly (readonly Element[])[], size: Size, all: Element | undefined): readonly Element[] {
  if (size.folded === 0) return [];
  const shown = items.slice(0, size.folded).flat();
  return items.length > size.folded && all ? [...shown, ...rows([all])] : shown;
}

function allOf({ length }: readonly unknown[], say: string, about: string): Element | undefined {
  return button({ label: `Show all ${length}`, press: { say, about, back: `show ${about}` } });
}

/** Reported ones with their words; what is possible or usual in one line each. */
function techniqueItems(
  techniques: readonly BriefingTechnique[],
  told: Words,
  size: Size,
): readonly (readonly Element[])[] {
  const others = (basis: BriefingTechnique['basis'], title: string) => {
    const ids = techniques.filter((each) => each.basis === basis).map(({ id, name }) => `${name} ${id}`);
    return ids.length === 0 ? [] : [[line([bold(title), gap('  '), subtle(ids.slice(0, 8).join(', '), 400)])]];
  };
  return [
    ...techniques
      .filter(({ basis }) => basis === 'reported')
      .map(({ id, name, tactics, evidence: [first] }) => [
        line([
          linked(`${ATTACK}${id.replace('.', '/')}/`, `${id} ${name}`, size.name),
          gap(tactics[0] ? `  ${told.tactics[tactics[0]]}` : ' '),
        ]),
        ...(first ? [quoted(first, size)] : []),
      ]),
    ...others('possible', 'Possible'),
    ...others('known-for', told.knownFor),
  ];
}

function actionItem({ title, detail, addresses }: Briefing['actions'][number], size: Size): readonly Element[] {
  const answers = addresses.length > 0 ? ` (${addresses.slice(0, 6).join(', ')})` : '';
  return [
    line([bold(title, size.sentence)]),
    small(`${cut(plain(detail), size.sentence)}${answers}`, { spacing: 'None' }),
  ];
}

function indicatorItem({ type, value }: Briefing['indicators'][number]): readonly Element[] {
  return [line([subtle(`${type}`), gap('  '), words(value, 200, { fontType: 'Monospace' })], { spacing: 'None' })];
}

function sourceItem(
  { publisher, title, url, publishedAt, reliability }: Briefing['sources'][number],
  told: Words,
  size: Size,
) {
  return [
    line([gap(`${reliability}  `), linked(url.length <= 400 ? url : undefined, title, size.sentence)]),
    small(`${cut(plain(publisher), size.name)} · ${formatDate(publishedAt.slice(0, 10), told)}`, { spacing: 'None' }),
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

function claimItem({ text, evidence }: Claim, size: Size): readonly Element[] {
  return [line([bold(text, size.name)]), quoted(evidence, size)];
}

function quoted({ quote }: Evidence, size: Size): Element {
  return line([words(`“${cut(plain(quote), size.quote * 2)}”`, undefined, { italic: true, isSubtle: true })], {
    spacing: 'None',
  });
}
