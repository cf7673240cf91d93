import type { Actor } from '../../../src/model/actor.ts';
import type { Briefing } from '../../../src/model/briefing.ts';
import type { BriefingOutline } from '../../../src/model/briefing-outline.ts';
import type { Technique } from '../../../src/model/technique.ts';
import { activityChart } from '../activity-chart.ts';
import { attributionsSince, disagreements, lossSums, newsByMonth, techniqueCounts } from '../actor-record.ts';
import { type Html, html, safeAddress } from '../html.ts';
import { matrix } from '../matrix.ts';
import { counted, ENGLISH } from '../words.ts';
import { attributionTable, disagreementSection } from './actor-claims.ts';
import { lossSection } from './actor-losses.ts';
import { actorProfile } from './actor-profile.ts';
import { briefingCard } from './briefing-card.ts';
import { type Family, familyTree } from './family-tree.ts';
import type { Page } from './layout.ts';
import { commandButton } from './reply.ts';

const NINETY_DAYS_MS = 90 * 86_400_000;
/** Least counts of the shades, lightest first. */
const SHADES = [1, 2, 4, 8];

export interface ActorDetails extends Family {
  /** Of the actor and its descendants, newest first. */
  readonly outlines: readonly BriefingOutline[];
  /** The newest of them in full. */
  readonly latest: readonly Briefing[];
  techniqueOf(id: string): Technique | undefined;
  readonly now: Date;
}

/** An actor: profile, names, family, techniques, and what was told of it by whom. */
export function actorPage(details: ActorDetails): Page {
  const { actor, ancestors, descendants, outlines, latest, now } = details;
  const ids = new Set([actor.id, ...descendants.map(({ id }) => id)]);
  return {
    title: actor.name,
    section: '/actors',
    kind: 'actor-page',
    body: html`<header class="masthead"><h1>${actor.name}</h1><p class="lead">${actor.description}</p>
<div class="tools">${commandButton({ label: `Follow ${actor.name}`, command: `subscribe ${actor.id}`, style: 'primary' }, undefined)}<a href="/?actor=${actor.id}">All briefings</a></div></header>
<div class="overview"><section aria-labelledby="activity-title"><h2 id="activity-title">Incidents in twelve months</h2>${activityChart(newsByMonth(outlines, ids, now))}<p class="legend quiet"><span class="key accused"></span> held against it <span class="key named"></span> naming it</p></section>
${lossSection(lossSums(outlines, ids, 'attributed'), lossSums(outlines, ids, 'suspected'))}</div>
${heatMap(details, techniqueCounts(outlines, ids))}
<div class="columns">
<div class="record">${attributionTable(attributionsSince(outlines, ids, new Date(now.getTime() - NINETY_DAYS_MS)))}
${disagreementSection(disagreements(outlines, ids, new Set(ancestors.map(({ id }) => id))))}
<section class="list" aria-labelledby="news-title"><h2 id="news-title">In the news</h2>
${latest.length === 0 ? html`<p class="quiet">Nothing on ${actor.name} in the news we read yet.</p>` : latest.map(briefingCard)}</section></div>
<div class="facts"><section aria-labelledby="profile-title"><h2 id="profile-title">Profile</h2>${actorProfile(actor, [], false)}</section>
${familyTree(details)}
${references(actor)}</div>
</div>`,
  };
}

/** The techniques it is known for, and darker the more incidents report one. */
function heatMap({ actor, techniqueOf }: ActorDetails, counts: ReadonlyMap<string, number>): Html | false {
  const known = [...new Set([...counts.keys(), ...actor.techniques])].flatMap((id) => techniqueOf(id) ?? []);
  if (known.length === 0) return false;
  const cells = known
    .map((technique) => ({ technique, count: counts.get(technique.id) ?? 0 }))
    .sort((a, b) => b.count - a.count || a.technique.name.localeCompare(b.technique.name))
    .map(({ technique: { id, name, tactics }, count }) => ({
      id,
      name,
      tactics,
      address: `/?actor=${actor.id}&technique=${id}`,
      shade: count === 0 ? 'known-for' : `heat-${SHADES.findLastIndex((least) => count >= least) + 1}`,
      told: count === 0 ? 'known from its profile' : `reported in ${counted(count, 'incident')}`,
    }));
  return html`<section aria-labelledby="heat-title"><h2 id="heat-title">Techniques</h2>${matrix(cells, ENGLISH, 'Techniques by tactic')}
<p class="legend quiet"><span class="key known-for"></span> known from its profile <span class="key heat-1"></span> reported in 1 incident <span class="key heat-2"></span> 2 <span class="key heat-3"></span> 4 <span class="key heat-4"></span> 8 or more</p></section>`;
}

function references({ references, provenance }: Actor): Html | false {
  const links = references.flatMap((url) => safeAddress(url) ?? []);
  if (links.length + provenance.length === 0) return false;
  return html`<section aria-labelledby="references-title"><h2 id="references-title">References</h2>
<ul>${links.map((url) => html`<li><a href="${url}" rel="noopener noreferrer nofollow">${url}</a></li>`)}</ul>
<p class="quiet">Profile from ${provenance.map(({ source, version }) => (version === undefined ? source : `${source} ${version}`)).join(', ')}</p></section>`;
}
