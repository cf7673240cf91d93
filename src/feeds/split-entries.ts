const MARK = /<!\[CDATA\[|<!--|<(\/?)(?:[\w.-]+:)?(?:item|entry)(?=[\s>/])[^<>]*>/gi;
const STRUCTURE = /<\/?(?:[\w.-]+:)?(?:rss|rdf|feed|channel|items)(?=[\s>/])[^<>]*>/gi;
const CDATA = '<![CDATA[';

export interface SplitFeed {
  /** What stands before the first entry, without the tags around entries. */
  readonly head: string;
  /** The inside of each entry, closed where it was left open. */
  readonly entries: readonly string[];
}

/**
 * Takes a broken feed apart by its `<item>` or `<entry>` tags alone: wherever they stand, closed or not. Where `isCut`, what
 * stands at the end goes on beyond it, and is no entry. Linear in its input.
 */
export function splitEntries(xml: string, isCut = false): SplitFeed {
  const entries: string[] = [];
  let head: string | undefined;
  let open = -1;
  MARK.lastIndex = 0;
  const sectionEnds = { [CDATA]: endFinder(xml, CDATA, ']]>', isCut), '<!--': endFinder(xml, '<!--', '-->', isCut) };
  for (let match = MARK.exec(xml); match; match = MARK.exec(xml)) {
    const [mark, slash] = match;
    if (slash === undefined) {
      MARK.lastIndex = sectionEnds[mark.toUpperCase() === CDATA ? CDATA : '<!--'](MARK.lastIndex);
      continue;
    }
    head ??= xml.slice(0, match.index);
    if (open >= 0) entries.push(closeLoose(xml.slice(open, match.index)));
    open = slash ? -1 : MARK.lastIndex;
  }
  if (open >= 0 && !isCut) entries.push(closeLoose(xml.slice(open)));
  return { head: closeLoose((head ?? xml).replace(STRUCTURE, '')), entries };
}

/** Finds where a section ends; one that is never closed, or that another section's start interrupts, is stepped into. */
function endFinder(xml: string, open: string, close: string, isCut: boolean): (from: number) => number {
  let end = 0;
  return (from) => {
    if (end >= 0 && end < from) end = xml.indexOf(close, from);
    const next = xml.indexOf(open, from);
    if (isCut && end < 0 && next < 0) return xml.length;
    return end < 0 || (next >= 0 && next < end) ? from : end + close.length;
  };
}

/** Mends the end of a piece that was cut inside a CDATA section, a comment or a tag. */
function closeLoose(piece: string): string {
  if (piece.lastIndexOf(CDATA) > piece.lastIndexOf(']]>')) return `${piece}]]>`;
  const comment = piece.lastIndexOf('<!--');
  if (comment > piece.lastIndexOf('-->')) return piece.slice(0, comment);
  const tag = piece.lastIndexOf('<');
  return tag > piece.lastIndexOf('>') ? piece.slice(0, tag) : piece;
}
