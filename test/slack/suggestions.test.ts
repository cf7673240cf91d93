import { expect, it } from 'vitest';
import { suggestionOptions } from '../../adapters/slack/suggestions.ts';
import { buildLibrary } from '../../src/actors/build-library.ts';
import { loadPack } from '../../src/actors/load-pack.ts';
import type { Actor } from '../../src/model/actor.ts';
import { suggestActors } from '../../src/services/suggest-actors.ts';
import { anActor } from '../support/an-actor.ts';
import { optionFaults } from './check-blocks.ts';

const NAMES = 5_000;
const MOST_MS = 300;

const deskOf = (actors: readonly Actor[]) => ({
  suggestActors: (typed: string, limit: number) => suggestActors(actors, typed, limit),
});

it('finds every actor of the pack by each of its names, in a list that Slack takes', () => {
  const { actors } = buildLibrary({ pack: loadPack(), imported: [], overlay: { actors: [], aliases: [] } });
  for (const typed of ['', 'l', 'jade sleet', 'APT 38', 'fancy-bear', 'G0032', 'ラザルス', '<!channel>']) {
    const options = suggestionOptions(deskOf(actors), typed);
    expect(options.length).toBeLessThanOrEqual(100);
    expect(options.flatMap((option) => optionFaults({ ...option }))).toEqual([]);
  }
  expect(suggestionOptions(deskOf(actors), 'jade sleet').map(({ value }) => value)).toContain('tradertraitor');
});

it('is well within the three seconds with 5,000 actors', () => {
  const many = Array.from({ length: NAMES }, (_, n) =>
    anActor({
      id: `a-${n}`,
      name: `Actor ${n}`,
      aliases: [`Actor ${n}`, `Alias ${n}`].map((name) => ({ name, usedBy: [] })),
    }),
  );
  const start = performance.now();
  expect(suggestionOptions(deskOf(many), 'alias 4999')).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(MOST_MS);
});
