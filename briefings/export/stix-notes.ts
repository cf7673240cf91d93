import type { BriefingActor } from '../../src/model/briefing.ts';
import { CONFIDENCE, type StixContext } from './stix-context.ts';
import type { StixObject } from './stix-object.ts';
import { intrusionSet } from './stix-things.ts';

/** What STIX has no object for: on whose word an actor is named, what was lost and when, what to do. */
export function notes(context: StixContext, report: StixObject): readonly StixObject[] {
  const { actors, losses, timeline, actions } = context.briefing;
  const facts = [
    ...losses.map(({ amount, unit, scope }) => `${scope === 'incident' ? 'Lost' : 'Context'}: ${amount} ${unit}`),
    ...timeline.map(({ date, what }) => `${date}: ${what}`),
  ];
  const steps = actions.map(
    ({ priority, title, detail, addresses }) => `${priority}. ${title} (${addresses.join(', ')}). ${detail}`,
  );
  return [
    ...actors.map((actor) => attribution(context, actor, report)),
    ...listing(context, 'Facts', facts, report),
    ...listing(context, 'Recommended actions', steps, report),
  ];
}

function attribution({ make, words }: StixContext, actor: BriefingActor, report: StixObject): StixObject {
  const { name, role, confidence, attributedBy, evidence } = actor;
  const authors = attributedBy.map((claimant) => claimant.name);
  const set = role === 'denied' ? [] : [intrusionSet(actor).id];
  return make('note', `attribution:${actor.id}`, {
    abstract: `${name}: ${role}`,
    content: `${name}: ${role}, ${confidence} confidence${authors.length > 0 ? `, by ${authors.join(', ')}` : ''}.`,
    ...(authors.length > 0 ? { authors } : {}),
    confidence: CONFIDENCE[confidence],
    object_refs: [report.id, ...set],
    ...words([...attributedBy.flatMap((claimant) => claimant.evidence), ...evidence]),
  });
}

function listing(
  { make }: StixContext,
  abstract: string,
  lines: readonly string[],
  report: StixObject,
): readonly StixObject[] {
  if (lines.length === 0) return [];
  return [make('note', abstract, { abstract, content: lines.join('\n'), object_refs: [report.id] })];
}
