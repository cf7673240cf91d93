import type { BriefingActor, BriefingTechnique } from '../../src/model/briefing.ts';
import type { Confidence, Evidence } from '../../src/model/evidence.ts';
import { CONFIDENCE, type StixContext } from './stix-context.ts';
import type { StixObject } from './stix-object.ts';
import { attackPattern, intrusionSet, organisation } from './stix-things.ts';

interface Claim {
  readonly from: StixObject;
  readonly kind: string;
  readonly to: StixObject;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
}

/** Who did what to whom; only actors held responsible are said to use, target or stand behind anything. */
export function relationships(
  context: StixContext,
  techniques: readonly BriefingTechnique[],
  indicators: readonly StixObject[],
): readonly StixObject[] {
  const { actors, victims } = context.briefing;
  const kin = actors
    .filter(({ role }) => role !== 'denied')
    .flatMap((actor) =>
      actor.parents.map((parent) =>
        relate(context, actor, {
          from: intrusionSet(actor),
          kind: 'related-to',
          to: intrusionSet(parent),
          confidence: 'high',
          evidence: [],
        }),
      ),
    );
  const deeds = responsible(actors).flatMap((actor) => {
    const set = intrusionSet(actor);
    const claims: readonly Claim[] = [
      ...techniques.map((technique) => ({ ...technique, from: set, kind: 'uses', to: attackPattern(technique) })),
      ...victims.map(({ name, evidence }) => ({
        from: set,
        kind: 'targets',
        to: organisation(name),
        confidence: 'high' as const,
        evidence,
      })),
      ...indicators.map((from) => ({
        from,
        kind: 'indicates',
        to: set,
        confidence: 'moderate' as const,
        evidence: [],
      })),
    ];
    return claims.map((claim) => relate(context, actor, claim));
  });
  return [...kin, ...deeds];
}

/** Those to whom the event is attributed, else those suspected. */
function responsible(actors: readonly BriefingActor[]): readonly BriefingActor[] {
  const attributed = actors.filter(({ role }) => role === 'attributed');
  return attributed.length > 0 ? attributed : actors.filter(({ role }) => role === 'suspected');
}

/** A claim is no surer than the attribution that it rests on. */
function relate({ make, words }: StixContext, actor: BriefingActor, claim: Claim): StixObject {
  const { from, kind, to, confidence, evidence } = claim;
  return make('relationship', `${kind} ${from.id} ${to.id}`, {
    relationship_type: kind,
    source_ref: from.id,
    target_ref: to.id,
    confidence: Math.min(CONFIDENCE[actor.confidence], CONFIDENCE[confidence]),
    ...words(evidence),
  });
}
