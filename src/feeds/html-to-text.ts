import { Tokenizer } from 'htmlparser2';
import { isHidden, type Shown } from './is-hidden.ts';
import { tidyText } from './tidy-text.ts';

const TAG = /<[a-z!/?]/i;
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body br caption dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section summary table tbody tfoot thead title tr ul'
  ).split(' '),
);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
const DECIDING: ReadonlySet<string> = new Set(['hidden', 'open', 'style'] satisfies (keyof Shown)[]);
const WHITE_SPACE = /\s+/g;

/** What a reader sees of HTML, or of text that holds entities only: NFC, one `\n` between blocks. Takes time linear in its input. */
export function htmlToText(html: string): string {
  return tidyText(TAG.test(html) ? visibleText(html) : decodeEntities(html));
}

/** The same on one line, for titles. */
export function htmlToLine(html: string): string {
  return htmlToText(html).replace(WHITE_SPACE, ' ');
}

function visibleText(html: string): string {
  const pieces: string[] = [];
  let hiddenBy = '';
  let depth = 0;
  let preformatted = 0;
  let open = '';
  let attribute = '';
  let attributes: Record<string, string> = {};

  function begin(name: string): void {
    open = name;
    attributes = {};
  }
  function note(name: string): void {
    attribute = DECIDING.has(name) ? name : '';
    if (attribute) attributes[attribute] ??= '';
  }
  function value(text: string): void {
    if (attribute) attributes[attribute] += text;
  }
  function enter(): void {
    // A block ends a paragraph that nobody closed.
    if (hiddenBy === 'p' && BLOCKS.has(open)) hiddenBy = '';
    if (hiddenBy) depth += open === hiddenBy ? 1 : 0;
    else if (isHidden(open, attributes)) [hiddenBy, depth] = [open, 1];
    else if (open === 'pre') preformatted++;
    separate(open);
  }
  function leave(name: string): void {
    if (name === hiddenBy && --depth === 0) hiddenBy = '';
    else if (name === 'pre' && preformatted > 0) preformatted--;
    separate(name);
  }
  function separate(name: string): void {
    if (BLOCKS.has(name)) pieces.push('\n');
    else if (CELLS.has(name)) pieces.push(' ');
  }
  function say(text: string): void {
    if (!hiddenBy) pieces.push(preformatted > 0 ? text : text.replace(WHITE_SPACE, ' '));
  }

  tokenize(html, {
    onopentagname: (start, end) => begin(tagName(html, start, end)),
    onattribname: (start, end) => note(html.slice(start, end).toLowerCase()),
    onattribdata: (start, end) => value(html.slice(start, end)),
    onattribentity: (codepoint) => value(String.fromCodePoint(codepoint)),
    onopentagend: enter,
    onselfclosingtag: () => {
      enter();
      leave(open);
    },
    onclosetag: (start, end) => leave(tagName(html, start, end)),
    ontext: (start, end) => say(html.slice(start, end)),
    ontextentity: (codepoint) => say(String.fromCodePoint(codepoint)),
    oncdata: (start, end, endOffset) => say(html.slice(start, end - endOffset)),
  });
  return pieces.join('');
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const pieces: string[] = [];
  tokenize(text, {
    ontext: (start, end) => pieces.push(text.slice(start, end)),
    ontextentity: (codepoint) => pieces.push(String.fromCodePoint(codepoint)),
  });
  return pieces.join('');
}

type Callbacks = ConstructorParameters<typeof Tokenizer>[1];

function tokenize(html: string, callbacks: Partial<Callbacks>): void {
  const ignore = (): void => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: true, recognizeSelfClosing: true },
    {
      onattribdata: ignore,
      onattribend: ignore,
      onattribentity: ignore,
      onattribname: ignore,
      oncdata: ignore,
      onclosetag: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onopentagname: ignore,
      onprocessinginstruction: ignore,
      onselfclosingtag: ignore,
      ontext: ignore,
      ontextentity: ignore,
      ...callbacks,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}

/** Lower case, and without the prefix of XHTML in a feed (`xhtml:p`). */
function tagName(html: string, start: number, end: number): string {
  const name = html.slice(start, end).toLowerCase();
  return name.slice(name.indexOf(':') + 1);
}
