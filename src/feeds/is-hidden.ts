/** The attributes that decide whether a reader sees an element; an attribute that is not there is `undefined`. */
export interface Shown {
  readonly hidden?: string | undefined;
  readonly open?: string | undefined;
  readonly style?: string | undefined;
}

const COMMENT = /\/\*.*?(?:\*\/|$)/gs;
const ESCAPE = /\\([0-9a-f]{1,6})\s?|\\(.)/gi;
const NOTHING = String.raw`0*\.?0*(?:[a-z]+|%)?\s*(?:!|;|$)`;
/** What inline styles do to words that readers are not to see, and a parser is. */
const INVISIBLE = new RegExp(
  [
    String.raw`display\s*:\s*none`,
    String.raw`visibility\s*:\s*(?:hidden|collapse)`,
    String.raw`content-visibility\s*:\s*hidden`,
    String.raw`(?:opacity|font-size|zoom)\s*:\s*${NOTHING}`,
    String.raw`font\s*:[^;]*?(?<![\d.])0(?:px|pt|em|rem|%)?(?:\/|\s)`,
    String.raw`transform\s*:[^;]*scale[xy]?\(\s*0\s*[,)]`,
    String.raw`(?:text-indent|left|top|right|bottom|margin-left|margin-top)\s*:\s*-\d{3,}`,
    String.raw`color\s*:\s*(?:transparent|rgba\([^)]*,\s*0*\.?0*\s*\))`,
    String.raw`clip\s*:\s*rect\(\s*[01](?:px)?[\s,]`,
    String.raw`clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)`,
  ]
    .map((rule) => `(?:^|[;{\\s])${rule}`)
    .join('|'),
  'i',
);
const SHRUNK = new RegExp(String.raw`(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*${NOTHING}`, 'i');
const CUT_OFF = /overflow(?:-[xy])?\s*:\s*(?:hidden|clip)/i;
/** Elements whose content is for machines, or stands in for something that readers see instead. */
const UNSEEN: ReadonlySet<string> = new Set(
  'script style template svg math iframe object noscript noembed noframes select textarea datalist audio video canvas'.split(
    ' ',
  ),
);
/** They end with their tag, so they hide nothing. */
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
/** A page may keep all of itself out of sight until its script has run. */
const WHOLE_PAGE: ReadonlySet<string> = new Set(['html', 'body']);

/** Whether an element of this lower-case name keeps its words from readers, by what it is or by its own attributes. Style sheets are not read. */
export function isHidden(name: string, { hidden, open, style }: Shown): boolean {
  if (WHOLE_PAGE.has(name) || VOID.has(name)) return false;
  if (UNSEEN.has(name)) return true;
  if (hidden !== undefined || (name === 'dialog' && open === undefined)) return true;
  if (style === undefined || style === '') return false;
  const plain = style.replace(COMMENT, '').replace(ESCAPE, unescaped);
  return INVISIBLE.test(plain) || (SHRUNK.test(plain) && CUT_OFF.test(plain));
}

function unescaped(_: string, hex: string | undefined, literal: string | undefined): string {
  if (hex === undefined) return literal ?? '';
  const codePoint = Number.parseInt(hex, 16);
  return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '';
}
