import type { Words } from '../../briefings/render/words.ts';
import type { BriefingTechnique } from '../../src/model/briefing.ts';
import { TACTICS } from '../../src/tactics.ts';
import { type Html, html } from './html.ts';
import { counted } from './words.ts';

const STRENGTH: readonly BriefingTechnique['basis'][] = ['reported', 'possible', 'known-for'];

/** ATT&CK's tactics in kill-chain order; each cell tells the strongest basis that fell on it. */
export function tacticsStrip(techniques: readonly BriefingTechnique[], words: Words): Html {
  const cells = TACTICS.map((id) => {
    const label = words.tactics[id];
    const here = techniques.filter(({ tactics }) => tactics.includes(id));
    const basis = STRENGTH.find((each) => here.some((technique) => technique.basis === each)) ?? 'none';
    const count = here.filter((technique) => technique.basis === basis).length;
    const told = basis === 'none' ? 'nothing' : `${counted(count, 'technique')} ${basis.replace('-', ' ')}`;
    return html`<li class="${basis}" title="${label}: ${told}"><span class="unseen">${label}: ${told}</span></li>`;
  });
  return html`<ol class="tactics" aria-label="ATT&amp;CK tactics">${cells}</ol>`;
}
