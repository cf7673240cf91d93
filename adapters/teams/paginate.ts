import { LIMITS } from './limits.ts';
import { type Element, weight } from './rich.ts';

/** What a card holds besides its body. */
const FRAME = 1_200;

/** Spreads groups of elements over as few cards as hold them, in order; a group stays whole unless it is larger than a card. `compact`: small cards. */
export function paginate(groups: readonly (readonly Element[])[], compact = false): readonly (readonly Element[])[] {
  const room = (LIMITS.cardJson - FRAME) / (compact ? 3 : 1);
  const pages: Element[][] = [[]];
  let used = 0;
  for (const group of groups.flatMap((each) => (weight(each) > room ? each.map((element) => [element]) : [each]))) {
    const size = weight(group);
    const page = pages.at(-1) ?? [];
    if (used + size > room && page.length > 0) {
      pages.push([...group]);
      used = size;
    } else {
      page.push(...group);
      used += size;
    }
  }
  return pages;
}
