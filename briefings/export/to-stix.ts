import type { Briefing } from '../../src/model/briefing.ts';
import { type Printed, reference, type StixContext, stixContext } from './stix-context.ts';
import { notes } from './stix-notes.ts';
import { type StixBundle, type StixObject, stixId, tlpMark } from './stix-object.ts';
import { relationships } from './stix-relationships.ts';
import { attackPattern, indicators, intrusionSet, organisation, SITREP, vulnerability } from './stix-things.ts';

/**
 * A briefing as a STIX 2.1 bundle: only what was reported, with the words and who printed them as external references.
 * Ids are deterministic, so that the export of a later revision updates that of an earlier one.
 */
export function toStix(briefing: Briefing, stories: readonly Printed[]): StixBundle {
  const mark = tlpMark(briefing.tlp);
  const context = stixContext(briefing, mark.id, SITREP.id, stories);
  const named = briefing.actors.filter(({ role }) => role !== 'denied');
  const reported = briefing.techniques.filter(({ basis }) => basis === 'reported');
  const flaws = briefing.indicators.filter(({ type }) => type === 'cve');
  const found = indicators(context);
  const content = unique([
    ...named.flatMap((actor) => [actor, ...actor.parents]).map(intrusionSet),
    ...briefing.victims.map(({ name }) => organisation(name)),
    ...reported.map(attackPattern),
    ...flaws.map(({ value }) => vulnerability(value)),
    ...found,
    ...relationships(context, reported, found),
  ]);
  const report = reportOn(context, content);
  const objects = [SITREP, mark, report, ...content, ...notes(context, report)];
  return { type: 'bundle', id: stixId('bundle', briefing.id), objects };
}

function reportOn({ briefing, make }: StixContext, content: readonly StixObject[]): StixObject {
  const { headline, summary, createdAt, language, priority, sources } = briefing;
  return make('report', 'report', {
    name: headline,
    ...(summary.length > 0 ? { description: summary.map(({ text }) => text).join(' ') } : {}),
    report_types: ['threat-report'],
    published: new Date(createdAt).toISOString(),
    labels: [`priority:${priority.level}`],
    ...(language === 'und' ? {} : { lang: language }),
    ...(sources.length > 0
      ? { external_references: sources.map(({ publisher, title, url }) => reference(publisher, title, url)) }
      : {}),
    // A report must refer to something.
    object_refs: content.length > 0 ? content.map(({ id }) => id) : [SITREP.id],
  });
}

function unique(objects: readonly StixObject[]): readonly StixObject[] {
  return [...new Map(objects.map((object) => [object.id, object])).values()];
}
