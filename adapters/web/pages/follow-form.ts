import { type Html, html } from '../html.ts';
import { capital } from '../words.ts';

const UNSAFE = /[\s"]+/g;
const ROLES = ['attributed', 'suspected', 'mentioned'];
const PRIORITIES = ['low', 'medium', 'high', 'critical'];
const PACES = { '': 'At once', 'daily 09:00': 'Daily at 09:00', 'weekly Mon 09:00': 'Mondays at 09:00' };

/** What was typed into the form; empty means any. */
export interface FollowDraft {
  readonly actors: string;
  readonly country: string;
  readonly technique: string;
  readonly role: string;
  readonly priority: string;
  readonly pace: string;
}

export function readDraft(query: Readonly<Record<string, unknown>>): FollowDraft {
  const one = (key: string) => (typeof query[key] === 'string' ? query[key].trim().slice(0, 200) : '');
  return {
    actors: one('actors'),
    country: one('country').toUpperCase(),
    technique: one('technique').toUpperCase(),
    role: ROLES.find((role) => role === one('role')) ?? 'suspected',
    priority: PRIORITIES.find((priority) => priority === one('priority')) ?? 'low',
    pace: Object.keys(PACES).find((pace) => pace === one('pace')) ?? '',
  };
}

/** The draft as the words after `subscribe`; undefined when nothing says what to follow. */
export function draftWords({ actors, country, technique, role, priority, pace }: FollowDraft): string | undefined {
  const followed = [
    actors,
    ...(country === '' ? [] : [`country:${country.replace(UNSAFE, '')}`]),
    ...(technique === '' ? [] : [`technique:${technique.replace(UNSAFE, '')}`]),
  ].filter((words) => words !== '');
  if (followed.length === 0) return undefined;
  return [...followed, `role:${role}`, `priority:${priority}`, pace].filter((words) => words !== '').join(' ');
}

export function followForm(draft: FollowDraft): Html {
  return html`<form class="filters" method="get" action="/subscriptions" aria-label="Follow">
<label class="broad">Actors<input name="actors" value="${draft.actors}" placeholder="lazarus, apt28 or everything"></label>
<label>Country<input name="country" value="${draft.country}" placeholder="KP" maxlength="2" size="5"></label>
<label>Technique<input name="technique" value="${draft.technique}" placeholder="T1566" size="9"></label>
<label>Role<select name="role">${ROLES.map((each) => html`<option value="${each}"${each === draft.role && html` selected`}>${capital(each)} or stronger</option>`)}</select></label>
<label>Priority<select name="priority">${PRIORITIES.map((each) => html`<option value="${each}"${each === draft.priority && html` selected`}>${capital(each)} and up</option>`)}</select></label>
<label>Pace<select name="pace">${Object.entries(PACES).map(([value, label]) => html`<option value="${value}"${value === draft.pace && html` selected`}>${label}</option>`)}</select></label>
<button>Preview</button></form>`;
}
