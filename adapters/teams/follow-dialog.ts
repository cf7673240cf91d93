import type { Suggestion } from '../chat/chat-desk.ts';
import {
  DIGEST_TIME,
  FAMILIES_HINT,
  type FieldChoices,
  type FollowFields,
  NOBODY_CHOSEN,
  PACES,
  PRIORITIES,
  ROLES,
  TIME_HINT,
} from '../chat/follow-fields.ts';
import { plain } from './escape.ts';
import { cut } from './limits.ts';
import { type AdaptiveCard, adaptiveCard, bold, type Element, gap, line, opener, rows, small, words } from './rich.ts';

/** What the dialog's own buttons carry. */
const FOLLOW = 'follow';
/** The field that asks for suggestions as one types. */
export const ACTORS = 'actors';
export const DIALOG_TITLE = 'Follow actors';
const CHOICE_LENGTH = 80;

export type FollowStep = 'preview' | 'save';

export interface FollowView {
  /** What is filled in already. */
  readonly fields: FollowFields;
  /** To choose from, before anything is typed; those chosen stand among them. */
  readonly offered: readonly Suggestion[];
  /** How much it would have been; only then it can be saved. */
  readonly preview?: string;
}

/** Whom to follow here, how sure one must be and when to post; first it shows how much that would have been. */
export function followDialog({ fields, offered, preview }: FollowView): AdaptiveCard {
  const step = (title: string, to: FollowStep) => ({
    type: 'Action.Submit',
    title,
    data: { dialog: FOLLOW, step: to },
  });
  const body: readonly Element[] = [
    actorsField(fields.actors, offered),
    small(FAMILIES_HINT, { spacing: 'None' }),
    choiceField('role', 'How sure', ROLES, fields.role),
    choiceField('priority', 'How grave', PRIORITIES, fields.priority),
    choiceField('pace', 'When', PACES, fields.pace),
    { type: 'Input.Time', id: 'time', label: 'Time of the digest', value: fields.time ?? DIGEST_TIME },
    small(TIME_HINT, { spacing: 'None' }),
    line([...chosenNames(fields, offered), words(preview ?? NOBODY_CHOSEN)], { spacing: 'Medium', separator: true }),
    ...rows([step('Preview', 'preview'), ...(preview === undefined ? [] : [step('Follow', 'save')])]),
  ];
  return adaptiveCard(body, DIALOG_TITLE);
}

/** The button that opens it. */
export function followButton(): Element {
  return opener(DIALOG_TITLE, { open: FOLLOW });
}

/** What a filled dialog holds, and which of its buttons was pressed; undefined for any other submission. */
export function readFollowDialog(
  data: unknown,
): { readonly fields: FollowFields; readonly step: FollowStep } | undefined {
  const filled = (data ?? {}) as Readonly<Record<string, unknown>>;
  if (filled.dialog !== FOLLOW) return undefined;
  const text = (id: string) => (typeof filled[id] === 'string' && filled[id] !== '' ? filled[id] : undefined);
  const fields = {
    actors: (text(ACTORS) ?? '').split(',').filter((id) => id !== ''),
    role: text('role'),
    priority: text('priority'),
    pace: text('pace'),
    time: text('time'),
  };
  return { fields, step: filled.step === 'save' ? 'save' : 'preview' };
}

/** `TraderTraitor (Jade Sleet)` */
export function choiceOf({ id, name, hint }: Suggestion): { readonly value: string; readonly title: string } {
  return { value: id, title: cut(plain(hint === undefined ? name : `${name} (${hint})`), CHOICE_LENGTH) };
}

/** Some clients show no names of what is chosen in a field for several. */
function chosenNames({ actors }: FollowFields, offered: readonly Suggestion[]): readonly Element[] {
  const names = offered.filter(({ id }) => actors.includes(id)).map(({ name }) => name);
  return names.length === 0 ? [] : [bold(names.join(', '), 300), gap('  ')];
}

function actorsField(chosen: readonly string[], offered: readonly Suggestion[]): Element {
  return {
    type: 'Input.ChoiceSet',
    id: ACTORS,
    label: 'Actors',
    isMultiSelect: true,
    style: 'filtered',
    placeholder: 'Any name: Lazarus, APT38…',
    choices: offered.map(choiceOf).map(({ value, title }) => ({ title, value })),
    // Clients that cannot ask as one types offer what stands above.
    'choices.data': { type: 'Data.Query', dataset: ACTORS },
    ...(chosen.length > 0 && { value: chosen.join(',') }),
  };
}

function choiceField(id: string, label: string, choices: FieldChoices, chosen: string | undefined): Element {
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    style: 'compact',
    choices: choices.map(([value, title]) => ({ title, value })),
    value: chosen ?? choices[0]?.[0],
  };
}
