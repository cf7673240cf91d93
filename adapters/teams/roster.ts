import type { Channel } from '../../src/model/delivery.ts';
import type { TeamsConnector } from './connector.ts';
import type { References } from './references.ts';

const KEPT_MS = 10 * 60_000;
/** Of 500 people each: the largest team has 25,000. */
const MOST_PAGES = 50;

export interface RosterParts {
  readonly connector: Pick<TeamsConnector, 'members'>;
  readonly references: Pick<References, 'get'>;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/** Who is in which conversation, as Teams tells it; asked again after ten minutes. */
export interface Roster {
  /** Undefined when Teams does not tell. `person`: the directory object id, or the id in Teams. */
  has(channel: Channel, person: string): Promise<boolean | undefined>;
  /** Somebody came or left. */
  forget(): void;
}

export function createRoster({ connector, references, now, onError }: RosterParts): Roster {
  const known = new Map<string, { readonly at: number; readonly people: Promise<ReadonlySet<string> | undefined> }>();

  async function read(channel: Channel): Promise<ReadonlySet<string> | undefined> {
    const place = await references.get(channel);
    if (!place) return undefined;
    const people = new Set<string>();
    let next: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { members, next: after } = await connector.members(place, next);
      for (const { id, aadObjectId } of members) for (const each of [id, aadObjectId ?? id]) people.add(each);
      if (after === undefined) break;
      next = after;
    }
    return people;
  }

  function current(channel: Channel): Promise<ReadonlySet<string> | undefined> {
    const at = now().getTime();
    for (const [id, { at: then }] of known) if (at - then > KEPT_MS) known.delete(id);
    const { people } = known.get(channel.id) ?? { people: read(channel) };
    if (!known.has(channel.id)) known.set(channel.id, { at, people });
    return people;
  }

  return {
    async has(channel, person) {
      try {
        return (await current(channel))?.has(person);
      } catch (error) {
        known.delete(channel.id);
        onError(error);
        return undefined;
      }
    },
    forget: () => known.clear(),
  };
}
