import type { Briefing, BriefingTechnique } from '../../src/model/briefing.ts';

/** A layer of the ATT&CK Navigator, layer format 4.5. */
export interface NavigatorLayer {
  readonly name: string;
  readonly versions: { readonly attack: string; readonly navigator: string; readonly layer: '4.5' };
  readonly domain: 'enterprise-attack';
  readonly description: string;
  readonly layout: { readonly layout: 'side'; readonly showID: boolean; readonly expandedSubtechniques: 'annotated' };
  readonly techniques: readonly NavigatorTechnique[];
  readonly legendItems: readonly { readonly label: string; readonly color: string }[];
}

interface NavigatorTechnique {
  readonly techniqueID: string;
  readonly color: string;
  readonly comment: string;
}

const VERSIONS = { attack: '18', navigator: '5.2.0', layer: '4.5' } as const;
const REPORTED = '#d1495b';
const KNOWN_FOR = '#8fb8de';

/** The briefing's techniques as a Navigator layer: reported in one colour with their words, known-for in another. */
export function toNavigator(briefing: Briefing): NavigatorLayer {
  const of = (basis: BriefingTechnique['basis']) =>
    briefing.techniques.filter((technique) => technique.basis === basis);
  const reported = of('reported');
  const known = of('known-for').filter(({ id }) => !reported.some((technique) => technique.id === id));
  return {
    name: briefing.headline,
    versions: VERSIONS,
    domain: 'enterprise-attack',
    description: briefing.summary.map(({ text }) => text).join(' '),
    layout: { layout: 'side', showID: true, expandedSubtechniques: 'annotated' },
    techniques: [
      ...reported.map(({ id, evidence }) => ({ techniqueID: id, color: REPORTED, comment: quotes(evidence) })),
      ...known.map(({ id }) => ({ techniqueID: id, color: KNOWN_FOR, comment: 'Not reported here.' })),
    ],
    legendItems: [
      { label: 'Reported', color: REPORTED },
      { label: 'Known for, not reported here', color: KNOWN_FOR },
    ],
  };
}

function quotes(evidence: BriefingTechnique['evidence']): string {
  return [...new Set(evidence.map(({ quote }) => `“${quote}”`))].join('\n');
}
