import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../src/feeds/html-to-text.ts';
import { readArticle } from '../../src/feeds/read-article.ts';

const SECRET =
  'Sony was robbed by Fancy Bear, an editor insists, and readers of this page are never shown these words.';
const PARAGRAPH =
  '<p>The crew that analysts call TraderTraitor emptied an exchange in Tokyo, police said on Tuesday, and more is to follow.</p>';

/** Ways to put words into a page that no reader sees. */
const HIDINGS: Readonly<Record<string, string>> = {
  'display:none': `<p style="display:none">${SECRET}</p>`,
  'display:none, shouting and important': `<div style="DISPLAY : NONE !important"><div>${SECRET}</div></div>`,
  'a comment inside the rule': `<p style="display:/* x */none">${SECRET}</p>`,
  'an escape inside the rule': `<p style="d\\69 splay:none">${SECRET}</p>`,
  'an entity inside the rule': `<p style="display&#58;none">${SECRET}</p>`,
  'the hidden attribute': `<p hidden>${SECRET}</p>`,
  'a hidden paragraph that nobody closes': `<p hidden>${SECRET}${PARAGRAPH}`,
  'visibility:hidden': `<section style="visibility:hidden"><p>${SECRET}</p></section>`,
  'no opacity': `<span style="opacity:0.0;">${SECRET}</span>`,
  'letters of no size': `<span style="font-size:0px">${SECRET}</span>`,
  'the font in short': `<span style="font:0/0 a">${SECRET}</span>`,
  'a place beside the screen': `<div style="position:absolute;left:-9999px">${SECRET}</div>`,
  'an indent beside the screen': `<div style="text-indent:-10000px">${SECRET}</div>`,
  'transparent letters': `<span style="color: transparent">${SECRET}</span>`,
  'letters without alpha': `<span style="color:rgba(0, 0, 0, 0)">${SECRET}</span>`,
  'a box of no height': `<div style="max-height:0;overflow:hidden">${SECRET}</div>`,
  'a clipped box': `<div style="clip: rect(0, 0, 0, 0);position:absolute">${SECRET}</div>`,
  'a clipping path': `<div style="clip-path:inset(100%)">${SECRET}</div>`,
  'nothing left after scaling': `<div style="transform:scale(0)">${SECRET}</div>`,
  'a closed dialog': `<dialog><p>${SECRET}</p></dialog>`,
  'a comment': `<!-- ${SECRET} -->`,
  'a comment that ends oddly': `<!-- ${SECRET} --!>`,
  'a script': `<script type="text/plain">${SECRET}</script>`,
  'data for machines': `<script type="application/ld+json">{"articleBody":"${SECRET}"}</script>`,
  'a style sheet': `<style>p::before{content:"${SECRET}"}</style>`,
  'a template': `<template><p>${SECRET}</p></template>`,
  noscript: `<noscript><p>${SECRET}</p></noscript>`,
  'an image’s other text': `<img src="x.png" alt="${SECRET}" title="${SECRET}">`,
  'a drawing': `<svg><text>${SECRET}</text></svg>`,
  'a frame’s fallback': `<iframe>${SECRET}</iframe>`,
  'an object’s fallback': `<object><p>${SECRET}</p></object>`,
  'a canvas’ fallback': `<canvas><p>${SECRET}</p></canvas>`,
  'a film’s fallback': `<video><p>${SECRET}</p></video>`,
  'a form field': `<textarea>${SECRET}</textarea><input type="hidden" value="${SECRET}">`,
  'a list of suggestions': `<datalist><option>${SECRET}</option></datalist>`,
  'an attribute of data': `<p data-prompt="${SECRET}">.</p>`,
  'a link’s address': `<a href="data:text/plain,${SECRET}">.</a>`,
  'a declaration': `<!ELEMENT ${SECRET}>`,
  'an instruction to processors': `<?prompt ${SECRET}?>`,
};

/** Styles that look like hiding and are not. */
const SEEN: readonly string[] = [
  '<span style="opacity:0.5">seen words</span>',
  '<span style="font-size:0.9em">seen words</span>',
  '<span style="font:10px/1 serif">seen words</span>',
  '<span style="background-color:transparent">seen words</span>',
  '<div style="max-width:100%;overflow:hidden">seen words</div>',
  '<div style="margin-left:-10px">seen words</div>',
  '<div style="color:rgba(0,0,0,0.8)">seen words</div>',
  '<dialog open>seen words</dialog>',
  '<input hidden><p>seen words</p>',
  '<p data-hidden="x" aria-hidden="false">seen words</p>',
];

describe.each(Object.entries(HIDINGS))('words behind %s', (_, hidden) => {
  it('are none of an entry’s', () => {
    const text = htmlToText(`${PARAGRAPH}${hidden}${PARAGRAPH}`);
    expect(text).not.toContain('Sony');
    expect(text.match(/TraderTraitor/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('are none of an article’s', async () => {
    const body = `${PARAGRAPH.repeat(4)}${hidden}${PARAGRAPH.repeat(4)}`;
    const page = `<!doctype html><html><head><title>Exchange robbed</title></head><body><article>${body}</article></body></html>`;
    const { text } = await readArticle(page, 'a page');
    expect(text).not.toContain('Sony');
    expect(text.match(/TraderTraitor/g)?.length).toBeGreaterThanOrEqual(8);
  });

  it('are none of a page’s that is too plain to have a main part', async () => {
    const { text, title } = await readArticle(
      `<html><body><p>Short news of TraderTraitor.</p>${hidden}</body></html>`,
      'x',
    );
    expect(`${title} ${text}`).not.toContain('Sony');
    expect(`${title} ${text}`).toContain('TraderTraitor');
  });
});

it.each(SEEN)('keeps what a reader does see: %s', (html) => {
  expect(htmlToText(`<p>before</p>${html}<p>after</p>`)).toBe('before\nseen words\nafter');
});

it('keeps a page that is out of sight only until its script has run', async () => {
  const page = `<html><body style="visibility:hidden"><article>${PARAGRAPH.repeat(6)}</article></body></html>`;
  expect((await readArticle(page, 'x')).text).toContain('TraderTraitor');
});
