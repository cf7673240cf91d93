import { type Content, type Html, html } from '../html.ts';
import { momentWords, shortDayWords } from '../words.ts';

const SECTIONS = [
  ['/', 'Briefings'],
  ['/actors', 'Actors'],
  ['/brief', 'Brief'],
  ['/say', 'Ask'],
  ['/subscriptions', 'Channels'],
  ['/deliveries', 'Deliveries'],
  ['/feeds', 'Feeds'],
  ['/suppressions', 'Names'],
  ['/audit', 'Audit'],
] as const;
const STYLES = ['console', 'cards', 'briefing', 'matrix', 'actor', 'operations'];

export interface Page {
  readonly title: string;
  /** The section it belongs to, as an address. */
  readonly section?: (typeof SECTIONS)[number][0];
  readonly body: Content;
  /** Told to `main` for its own layout. */
  readonly kind: string;
  /** Its own buttons change what it shows. */
  readonly changes?: boolean;
}

/** Never written out: bundlers take a template that closes a script for part of a page, and rewrite it. */
const SCRIPT = html`<script src="/assets/console.js" defer></${'script'}>`;

/** The frame around every page. */
export function layout({ title, section, body, kind, changes = false }: Page): Html {
  return html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Sitrep</title>
${STYLES.map((name) => html`<link rel="stylesheet" href="/assets/${name}.css">`)}
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
${SCRIPT}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="bar">
<a class="wordmark" href="/">Sitrep</a>
<nav aria-label="Sections">${SECTIONS.map(([address, name]) => html`<a href="${address}"${section === address && html` aria-current="page"`}>${name}</a>`)}</nav>
${commandBox()}
</header>
<main id="main" class="${kind}" tabindex="-1"${changes && html` data-changes`}>
${body}
</main>
</body>
</html>`;
}

/** The box that takes chat commands. */
function commandBox(): Html {
  return html`<form class="command" method="post" action="/say" role="search" aria-label="Command">
<label for="command" class="unseen">Command or question</label>
<input id="command" name="text" autocomplete="off" spellcheck="false" placeholder="latest lazarus, or ask something?" required>
<button>Send</button>
</form>`;
}

/** A moment, or the day it fell on, that the script turns into the reader's zone. */
export function time(at: Date | string, shown: 'moment' | 'day' = 'moment'): Html {
  const moment = new Date(at);
  return html`<time datetime="${moment.toISOString()}" data-local="${shown}">${shown === 'day' ? shortDayWords(moment) : momentWords(moment)}</time>`;
}

/** A page that says one thing, such as that something is not there. */
export function notice(title: string, words: string): Page {
  return { title, kind: 'notice', body: html`<h1>${title}</h1><p>${words}</p><p><a href="/">To the briefings</a></p>` };
}
