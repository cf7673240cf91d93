const MARK = /<!\[CDATA\[|<!--|<(\/?)(?:[\w.-]+:)?(?:item|entry)(?=[\s>/])[^<>]*>/gi;
const STRUCTURE = /<\/?(?:[\w.-]+:)?(?:rss|rdf|feed|channel|items)(?=[\s>/])[^<>]*>/gi;
const CDATA = '<![CDATA[';

export interface SplitFeed {
  /** What stands before the first entry, without the tags around entries. */
  readonly head: string;
  /** The inside of each entry, closed where it was cut off. */
  readonly entries: readonly string[];
}

/** Takes a broken feed apart by its `<item>` or `<entry>` tags alone: wherever they stand, closed or not. Linear in its input. */
export function splitEntries(xml: string): SplitFeed {
  const entries: string[] = [];
  let head: string | undefined;
  let open = -1;
  MARK.lastIndex = 0;
  const sectionEnds = { [CDATA]: endFinder(xml, CDATA, ']]>'), '<!--': endFinder(xml, '<!--', '-->') };
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
  if (open >= 0) entries.push(closeLoose(xml.slice(open)));
  return { head: closeLoose((head ?? xml).replace(STRUCTURE, '')), entries };
}

/** Finds where a section ends; one that another section's start interrupts was never closed, and is stepped into. */
function endFinder(xml: string, open: string, close: string): (from: number) => number {
  let end = 0;
  return (from) => {
    if (end >= 0 && end < from) end = xml.indexOf(close, from);
    const next = xml.indexOf(open, from);
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
