import { webAddress } from './escape.ts';
import { LIMITS } from './limits.ts';
import { adaptiveCard, type Drawing, type Element, weight } from './rich.ts';

/** What a card holds besides its body. */
const FRAME = 1_200;

/** Elements that should stand on one card. */
type Group = readonly Element[];

/**
 * Groups spread over as few cards as hold them, in order; a card that Teams finds too large goes as several small ones. The
 * footer stands on the first, which may be the only one that is shown.
 */
export function drawPages(groups: readonly Group[], summary: string, footer: Group = []): readonly Drawing[] {
  const room = LIMITS.cardJson - FRAME - weight(footer);
  const drawn = (pages: readonly (readonly Group[])[], below: Group): readonly Drawing[] =>
    pages.map((page, index) => ({
      summary,
      card: adaptiveCard([...page.flat(), ...(index === 0 ? below : [])], summary),
    }));
  const pages = paginate(groups, room);
  return drawn(pages, footer).map((drawing, index) => ({
    ...drawing,
    smaller: () => drawn(paginate(pages[index] ?? [], room / 3), index === 0 ? footer : []),
  }));
}

/** The console's page of a briefing; undefined where no console can be reached. */
export function briefingPage(site: string | undefined, id: string | undefined): string | undefined {
  return site === undefined || id === undefined ? undefined : webAddress(`${site}/briefings/${encodeURIComponent(id)}`);
}

/** A group stays whole unless it is larger than a card. `room` in UTF-16 units of JSON. */
function paginate(groups: readonly Group[], room: number): readonly (readonly Group[])[] {
  const pages: Group[][] = [[]];
  let used = 0;
  for (const group of groups.flatMap((each) => (weight(each) > room ? each.map((element) => [element]) : [each]))) {
    const size = weight(group);
    const page = pages.at(-1) ?? [];
    if (used + size > room && page.length > 0) {
      pages.push([group]);
      used = size;
    } else {
      page.push(group);
      used += size;
    }
  }
  return pages;
}
