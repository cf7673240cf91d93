import type { Briefing } from '../../src/model/briefing.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { figuresIn } from '../language/figures-in.ts';
import type { Bag } from './bag.ts';
import type { Aspect } from './read-question.ts';

const YEAR = /(?<![\d.])(?:19|20)\d\d(?![\d.])/;
const OBSERVABLE = /\p{Ll}\[?\.\]?\p{Ll}{2}|\d\.\d+\.\d|CVE-\d|[0-9a-f]{32}/u;
const CULPRITS = ['attribute', 'claim'];
const METHODS = ['pose', 'session', 'malicious', 'exploit', 'alter', 'recruiter', 'flaw'];

/** Whether a sentence tells that kind of thing at all. */
export function speaksOf(aspect: Aspect, text: string, { concepts }: Bag, language: string): boolean {
  switch (aspect) {
    case 'who':
      return CULPRITS.some((concept) => concepts.has(concept));
    case 'how-much':
      return [...figuresIn(text, language)].some((figure) => !YEAR.test(String(figure)));
    case 'when':
      return YEAR.test(text);
    case 'how':
      return METHODS.some((concept) => concepts.has(concept));
    case 'indicators':
      return OBSERVABLE.test(text);
    case 'victims':
      return true;
  }
}

/** The words on which a briefing rests its facts of that kind. */
export function evidenceOf(aspect: Aspect, briefing: Briefing): readonly Evidence[] {
  switch (aspect) {
    case 'who':
      return briefing.actors
        .filter(({ role }) => role !== 'mentioned')
        .flatMap(({ attributedBy, evidence }) => [
          ...attributedBy.flatMap((claimant) => claimant.evidence),
          ...evidence,
        ]);
    case 'how-much':
      return briefing.losses.filter(({ scope }) => scope === 'incident').flatMap(({ evidence }) => evidence);
    case 'when':
      return briefing.timeline.flatMap(({ evidence }) => evidence);
    case 'how':
      return briefing.techniques.filter(({ basis }) => basis === 'reported').flatMap(({ evidence }) => evidence);
    case 'victims':
      return briefing.victims.flatMap(({ evidence }) => evidence);
    case 'indicators':
      return briefing.indicators.flatMap(({ evidence }) => evidence);
  }
}
