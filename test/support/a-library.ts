import type { ActorLibrary } from '../../src/actors/actor-library.ts';
import { buildLibrary } from '../../src/actors/build-library.ts';
import { anActor, aParentActor } from './an-actor.ts';

/** Lazarus Group with TraderTraitor under it, Dark Angels, and two actors that share the name Winter Fox. */
export function aLibrary(): ActorLibrary {
  const crime = { kind: 'crime', parents: [], country: 'RU', motivations: ['financial'] } as const;
  const pack = [
    aParentActor(),
    anActor(),
    anActor({
      ...crime,
      id: 'dark-angels',
      name: 'Dark Angels',
      aliases: [{ name: 'Dark Angels', usedBy: ['press'] }],
    }),
    anActor({
      ...crime,
      id: 'fox-one',
      name: 'Fox One',
      aliases: [
        { name: 'Fox One', usedBy: ['press'] },
        { name: 'Winter Fox', usedBy: ['press'] },
      ],
    }),
    anActor({
      ...crime,
      id: 'fox-two',
      name: 'Fox Two',
      aliases: [
        { name: 'Fox Two', usedBy: ['press'] },
        { name: 'Winter Fox', usedBy: ['press'] },
      ],
    }),
  ];
  return buildLibrary({ pack, imported: [], overlay: { actors: [], aliases: [] } });
}
