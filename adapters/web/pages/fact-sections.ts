import { formatAmount, formatDate, type Words, wordsFor } from '../../../briefings/render/words.ts';
import type { Briefing, BriefingActor, BriefingTechnique } from '../../../src/model/briefing.ts';
import type { Story } from '../../../src/model/story.ts';
import { type Citations, factId } from '../citations.ts';
import { type Html, html } from '../html.ts';
import { timelineDrawing } from '../timeline-drawing.ts';
import { origin, verdict } from '../words.ts';
import { type DrawFact, factDrawer } from './fact.ts';

/** What a briefing comes down to, and what it knows besides, section by section; empty sections are left out. */
export function factSections(
  briefing: Briefing,
  citations: Citations,
  stories: readonly Story[],
): { readonly bottomLine: Html | false; readonly others: readonly Html[] } {
  const words = wordsFor(briefing.language);
  const fact = factDrawer(citations, stories);
  const others: readonly (readonly [string, string, readonly Html[]])[] = [
    ['who', words.who, whoFacts(briefing, fact, words)],
    ['victims', words.victims, victimFacts(briefing, fact)],
    ['losses', words.lost, lossFacts(briefing, fact, words)],
    ['timeline', words.when, eventFacts(briefing, fact, words)],
    ['techniques', words.how, techniqueFacts(briefing, fact, words)],
    ['actions', words.actions, actionItems(briefing)],
    ['indicators', words.indicators, indicatorFacts(briefing, fact)],
  ];
  return {
    bottomLine: section('bottom-line', words.bottomLine, summaryFacts(briefing, fact)),
    others: others.flatMap(([id, title, content]) => section(id, title, content) || []),
  };
}

function section(id: string, title: string, content: readonly Html[]): Html | false {
  return (
    content.length > 0 &&
    html`<section class="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${content}</section>`
  );
}

function summaryFacts({ summary }: Briefing, fact: DrawFact): readonly Html[] {
  return listed(summary.map(({ text, evidence }, index) => fact(factId('summary', index), text, evidence)));
}

function whoFacts({ actors, unprofiled }: Briefing, fact: DrawFact, words: Words): readonly Html[] {
  const known = actors.flatMap((actor, index) => [
    fact(factId('actor', index), actorWords(actor, words), actor.evidence),
    ...actor.attributedBy.map(({ name, reliability, evidence }, by) =>
      fact(
        factId(`actor-${index + 1}-by`, by),
        html`<span class="claimant">${words.accordingTo} ${name}</span> <span class="quiet">${reliability}</span>`,
        evidence,
      ),
    ),
  ]);
  const unknown = unprofiled.map(({ name, scheme, evidence }, index) =>
    fact(
      factId('unprofiled', index),
      html`<strong>${name}</strong> <span class="quiet">${words.unprofiled} · ${scheme}</span>`,
      evidence,
    ),
  );
  return listed([...known, ...unknown]);
}

function actorWords(actor: BriefingActor, words: Words): Html {
  const from = origin(actor, words);
  return html`<a class="actor" href="/actors/${actor.id}">${actor.name}</a>${
    actor.attackId !== null && html` <span class="ids">${actor.attackId}</span>`
  }${from !== '' && ` (${from})`} <span class="role ${actor.role}">${verdict(actor, words)}</span>
<span class="quiet">${words.matched} ${actor.matched.join(', ')}</span>`;
}

function victimFacts({ victims }: Briefing, fact: DrawFact): readonly Html[] {
  return listed(victims.map(({ name, evidence }, index) => fact(factId('victim', index), name, evidence)));
}

function lossFacts({ losses }: Briefing, fact: DrawFact, words: Words): readonly Html[] {
  return listed(
    losses.map((loss, index) => {
      const amount = formatAmount(loss, words);
      const own = loss.scope === 'incident';
      const drawn = own
        ? html`<strong>${amount}</strong>`
        : html`${amount} <span class="quiet">${words.context}</span>`;
      return fact(factId('loss', index), drawn, loss.evidence);
    }),
  );
}

function eventFacts({ timeline }: Briefing, fact: DrawFact, words: Words): readonly Html[] {
  const drawing = timelineDrawing(timeline, words);
  const events = listed(
    timeline.map(({ date, what, evidence }, index) =>
      fact(factId('event', index), html`<b class="date">${formatDate(date, words)}</b> ${what}`, evidence),
    ),
  );
  return drawing ? [drawing, ...events] : events;
}

/** The reported ones in view; the others behind a fold. */
function techniqueFacts({ techniques }: Briefing, fact: DrawFact, words: Words): readonly Html[] {
  const of = (basis: BriefingTechnique['basis']) =>
    techniques.flatMap((technique, index) =>
      technique.basis === basis
        ? [fact(factId('technique', index), techniqueWords(technique, words), technique.evidence)]
        : [],
    );
  const folded = (title: string, items: readonly Html[]) =>
    items.length === 0 ? [] : [html`<details><summary>${title}</summary>${listed(items)}</details>`];
  const [possible, known] = [of('possible'), of('known-for')];
  return [
    ...listed(of('reported')),
    ...folded(`Possible by the wording, said by nobody (${possible.length})`, possible),
    ...folded(`${words.knownFor} ${words.notReportedHere(known.length)}`, known),
  ];
}

function techniqueWords({ id, name, tactics, example }: BriefingTechnique, words: Words): Html {
  const labels = tactics.map((tactic) => words.tactics[tactic]).join(', ');
  const address = `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`;
  return html`<span class="tactic">${labels}</span> ${name} <a class="ids" href="${address}" rel="noopener noreferrer">${id}</a>${example === undefined ? '' : html` <small>as in ATT&amp;CK’s “${example}”</small>`}`;
}

function actionItems({ actions }: Briefing): readonly Html[] {
  return listed(
    actions.map(({ title, detail, addresses, mitigation }) => {
      const ids = [...addresses, ...(mitigation === null ? [] : [mitigation])].join(' ');
      return html`<li><strong>${title}</strong><br>${detail} <span class="ids">${ids}</span></li>`;
    }),
  );
}

function indicatorFacts({ indicators }: Briefing, fact: DrawFact): readonly Html[] {
  return listed(
    indicators.map(({ type, value, evidence }, index) =>
      fact(factId('indicator', index), html`<span class="type">${type}</span> <code>${value}</code>`, evidence),
    ),
  );
}

function listed(items: readonly Html[]): readonly Html[] {
  return items.length === 0 ? [] : [html`<ul>${items}</ul>`];
}
