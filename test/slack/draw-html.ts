import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Message } from 'slack-blocks-to-jsx';

const STYLE = readFileSync(createRequire(import.meta.url).resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8');
/** A white square: the avatar of a bot that has none. */
const LOGO =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="36" height="36"%3E%3Crect width="36" height="36" rx="6" fill="%231d3557"/%3E%3Ctext x="18" y="25" font-size="20" font-family="sans-serif" fill="white" text-anchor="middle"%3ES%3C/text%3E%3C/svg%3E';

/** Blocks as Slack would show them, as a page; a titled one is a window. */
export function drawHtml(blocks: readonly object[], title?: string): string {
  const drawn = renderToStaticMarkup(
    createElement(Message, {
      blocks: blocks as never,
      name: 'Sitrep',
      logo: LOGO,
      theme: 'light',
      time: new Date('2024-12-24T10:40:00Z'),
      hooks: { date: ({ fallback }: { readonly fallback: string }) => fallback } as never,
    }),
  );
  const frame = title === undefined ? drawn : `<div class="window"><h1 class="title">${title}</h1>${drawn}</div>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sitrep in Slack</title><style>${STYLE}
body{margin:0;padding:12px;background:#fff}
.window{max-width:540px;border:1px solid #ddd;border-radius:8px;padding:8px 16px}
.title{font:700 20px sans-serif;margin:8px 0}
.window img[src^="data:"],.window [class*="header_name"],.window header{display:none}
</style><body>${frame}</body></html>`;
}
