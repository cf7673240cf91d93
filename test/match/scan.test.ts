import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildMatcher } from '../../src/match/matcher.ts';
import { scan } from '../../src/match/scan.ts';
import type { Span } from '../../src/match/sentences.ts';
import { actorNamed } from './actors.ts';

const matcher = buildMatcher(
  [
    actorNamed(['APT38', 'Stardust Chollima']),
    actorNamed(['APT28', 'Fancy Bear']),
    actorNamed(['APT-C-01']),
    actorNamed(['Lazarus Group', 'ラザルス']),
    actorNamed(['APT32', '海莲花']),
    actorNamed(['LAPSUS$']),
    actorNamed(['Kimsuky']),
    actorNamed(['FIN7']),
    actorNamed(['Wild Neutron', 'Butterfly']),
    actorNamed(['Magecart']),
    actorNamed(['Magecart Group 6']),
  ],
  [],
);

function surfaces(text: string): readonly string[] {
  for (const { start, end, surface } of scan(matcher, text)) expect(text.slice(start, end)).toBe(surface);
  return scan(matcher, text).map(({ surface }) => surface);
}

describe('scan', () => {
  it.each([
    ['APT38'],
    ['APT 38'],
    ['APT-38'],
    ['apt38'],
    ['APT‑38'],
    ['ＡＰＴ３８'],
    ['APT\u00a038'],
    ['AP\u200bT38'],
    ['𝐀𝐏𝐓38'],
    ['APT&nbsp;38'],
    ['APT\n38'],
    ['Fancy&#160;Bear'],
    ['FANCY-BEAR'],
    ['FancyBear'],
    ['Fancy\nBear'],
    ['Butterﬂy'],
    ['APT-C-01'],
    ['APTC01'],
    ['LAPSUS$'],
    ['海莲花'],
    ['ラザルス'],
  ])('finds %j', (name) => {
    expect(surfaces(`It was ${name}, they say.`)).toEqual([name]);
  });

  it.each([
    ["d'APT28 et", 'APT28'],
    ["Lazarus' tools", 'Lazarus'],
    ['die Lazarus-Gruppe', 'Lazarus'],
    ['APT28组织的样本', 'APT28'],
    ['微步在线发现海莲花组织', '海莲花'],
    ['北朝鮮のラザルスが', 'ラザルス'],
    ['(FIN7)', 'FIN7'],
    ['Magecart Group 6 skimmed', 'Magecart Group 6'],
  ])('finds the name in %j', (text, name) => {
    expect(surfaces(text)).toEqual([name]);
  });

  it.each([
    ['xAPT38'],
    ['APT381'],
    ['APT 3'],
    ['la fin 7 mai'],
    ['Fancy. Bear'],
    ['Fancy\n\nBear'],
    ['Fancy, Bear'],
    ['Kimsukyology'],
    [''],
    ['&nbsp;'],
  ])('finds nothing in %j', (text) => {
    expect(surfaces(text)).toEqual([]);
  });

  it.each([
    ['Lazarusun collectif', 'Lazarus', true],
    ['KimsukyAPT组织', 'Kimsuky', true],
    ['the Kimsukys', 'Kimsuky', false],
  ])('finds the name that other letters hang on in %j', (text, surface, glued) => {
    const cased = buildMatcher([actorNamed([{ name: surface, usedBy: [], guard: 'plain' }])], []);
    expect(scan(cased, text)).toMatchObject([{ surface, glued }]);
  });

  it('leaves out what is suppressed, for one actor or for all', () => {
    const actors = [actorNamed(['Mask', 'Careto']), actorNamed(['Veil', 'Careto'])];
    const by = { by: 'ana', at: new Date(0), reason: 'a film' };
    const quiet = buildMatcher(actors, [
      { id: '1', alias: 'mask', ...by },
      { id: '2', alias: 'CARETO', actorId: 'veil', ...by },
    ]);
    expect(scan(quiet, 'Mask and Careto').map(({ name }) => [name.name, name.owners])).toEqual([['Careto', ['mask']]]);
  });

  it('finds what a search name by name finds', () => {
    const word = fc.constantFrom('ab', 'abc', 'cd', 'X9', 'Zed', '42', '海');
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    const separator = fc.constantFrom(' ', '-', '\n', ', ', '. ');
    const text = fc.array(fc.tuple(word, separator), { maxLength: 25 }).map((pairs) => pairs.flat().join(''));
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 6, selector: compact }), text, (names, body) => {
        const actors = names.map((own) => actorNamed([{ name: own, usedBy: [], guard: 'plain' }], { id: own }));
        const found = scan(buildMatcher(actors, []), body).map(({ start, end }) => `${start}-${end}`);
        expect(new Set(found)).toEqual(new Set(naiveScan(names, body)));
      }),
      { numRuns: 300 },
    );
  });
});

function compact(name: string): string {
  return name.replaceAll(' ', '').toLowerCase();
}

/** One expression a name: its letters with at most one separator between any two, at borders of words. */
function naiveScan(names: readonly string[], text: string): readonly string[] {
  const spans = names.flatMap((name) => {
    const letters = [...compact(name)].join('[ \\n-]?');
    const pattern = new RegExp(`(?=(${letters}))`, 'giu');
    return [...text.matchAll(pattern)]
      .map((match) => ({ start: match.index, end: match.index + (match[1] ?? '').length }))
      .filter(
        ({ start, end }) => isBorder(text, start) && isBorder(text, end) && cutsAtTokens(name, text.slice(start, end)),
      );
  });
  const inside = (inner: Span, outer: Span): boolean =>
    outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;
  const longest = spans.filter((span) => !spans.some((other) => inside(span, other)));
  return longest.map(({ start, end }) => `${start}-${end}`);
}

function isBorder(text: string, at: number): boolean {
  const [before, after] = [text[at - 1] ?? ' ', text[at] ?? ' '];
  return !/[a-z0-9]/i.test(before) || !/[a-z0-9]/i.test(after);
}

/** A text may cut a name between its words and around its digits, nowhere else. */
function cutsAtTokens(name: string, surface: string): boolean {
  const allowed = new Set<number>();
  let length = 0;
  for (const piece of name.split(/ |(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])/i)) {
    length += piece.length;
    allowed.add(length);
  }
  let seen = 0;
  for (const char of surface) {
    if (/[ \n-]/.test(char)) {
      if (!allowed.has(seen)) return false;
    } else seen += 1;
  }
  return true;
}
