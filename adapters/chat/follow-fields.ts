export type FieldChoices = readonly (readonly [value: string, label: string])[];

/** What the dialog to follow actors offers beside the actors; the first of each is chosen unless somebody chooses. */
export const ROLES: FieldChoices = [
  ['suspected', 'Suspected or attributed'],
  ['attributed', 'Attributed only'],
  ['mentioned', 'Every mention'],
];
export const PRIORITIES: FieldChoices = [
  ['low', 'All priorities'],
  ['medium', 'Medium and above'],
  ['high', 'High and above'],
  ['critical', 'Critical only'],
];
export const PACES: FieldChoices = [
  ['immediate', 'At once'],
  ['daily', 'Once a day'],
  ['weekly Mon', 'Once a week, on Monday'],
];
export const DIGEST_TIME = '09:00';
export const FAMILIES_HINT = 'Families are included: following Lazarus Group brings TraderTraitor too.';
export const TIME_HINT = 'For once a day and once a week, in the time zone of this installation.';
export const NOBODY_CHOSEN = 'Choose actors to see what this would have posted.';

/** Verbs that, said alone, open a dialog where there is one. */
export const DIALOGS: Readonly<Record<string, 'ask' | 'subscribe'>> = {
  ask: 'ask',
  subscribe: 'subscribe',
  sub: 'subscribe',
  follow: 'subscribe',
};

/** What was filled in; what is absent is as by default. */
export interface FollowFields {
  /** Ids. */
  readonly actors: readonly string[];
  readonly role?: string | undefined;
  readonly priority?: string | undefined;
  readonly pace?: string | undefined;
  /** `09:00` */
  readonly time?: string | undefined;
}

/** The command that a filled dialog says; undefined while nobody is named. */
export function followCommand(fields: FollowFields): string | undefined {
  const { actors, role = 'suspected', priority = 'low', pace = 'immediate', time = DIGEST_TIME } = fields;
  if (actors.length === 0) return undefined;
  return [
    `subscribe ${actors.join(', ')}`,
    `role:${role}`,
    ...(priority === 'low' ? [] : [`priority:${priority}`]),
    ...(pace === 'immediate' ? [] : [`${pace} ${time}`]),
  ].join(' ');
}

export function previewWords(count: number): string {
  const posted = count === 0 ? 'nothing' : count === 1 ? '1 briefing' : `${count} briefings`;
  return `In the last 30 days this would have posted ${posted}.`;
}
