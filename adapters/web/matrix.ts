import type { Words } from '../../briefings/render/words.ts';
import type { Tactic } from '../../src/model/technique.ts';
import { TACTICS } from '../../src/tactics.ts';
import { type Html, html } from './html.ts';
import { counted } from './words.ts';

/** A technique in the matrix. */
export interface Cell {
  readonly id: string;
  readonly name: string;
  readonly tactics: readonly Tactic[];
  readonly address: string;
  /** How it is shaded: a class of the style sheet. */
  readonly shade: string;
  /** The shade in words: `reported`, `3 briefings`. */
  readonly told: string;
}

/** ATT&CK's tactics in kill-chain order with the techniques under each; tactics without any are narrow. */
export function matrix(cells: readonly Cell[], words: Words, label: string): Html {
  const columns = TACTICS.map((tactic) => {
    const here = cells.filter(({ tactics }) => tactics.includes(tactic));
    const title = words.tactics[tactic];
    return html`<li class="${here.length === 0 ? 'none' : 'some'}" title="${title}: ${counted(here.length, 'technique')}"><span class="tactic-name">${title}</span>${
      here.length === 0
        ? html`<span class="unseen">: none</span>`
        : html`<ul>${here.map(({ id, name, address, shade, told }) => html`<li><a class="cell ${shade}" href="${address}" title="${id} ${name}: ${told}">${name}<span class="unseen"> ${id}, ${told}</span></a></li>`)}</ul>`
    }</li>`;
  });
  return html`<ol class="matrix" aria-label="${label}">${columns}</ol>`;
}
