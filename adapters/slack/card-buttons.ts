import type { ActionsBlock } from '@slack/types';
import type { Briefing } from '../../src/model/briefing.ts';
import { type ButtonSpec, buttons } from './rich.ts';

/** What one can do with a briefing: read more of it, or act on it. */
export function cardButtons(briefing: Briefing): readonly ActionsBlock[] {
  const { incidentId: about, techniques, actions, indicators, sources, actors } = briefing;
  const reported = techniques.filter(({ basis }) => basis === 'reported').length;
  const read = (label: string, verb: string, count?: number): readonly ButtonSpec[] =>
    count === 0
      ? []
      : [
          {
            label: count === undefined ? label : `${label} ${count}`,
            press: {
              say: `${verb} ${about}`,
              about,
              modal: true,
              ...(verb === 'techniques' && { picture: 'tactics' }),
            },
          },
        ];
  const [actor] = actors;
  return [
    ...buttons([
      ...read('Techniques', 'techniques', reported || techniques.length),
      ...read('Actions', 'actions', actions.length),
      ...read('Indicators', 'indicators', indicators.length),
      ...read('Sources', 'sources', sources.length),
      ...read('Evidence', 'evidence'),
    ]),
    ...buttons([
      { label: 'Ask', press: { say: 'ask', about, open: 'ask' }, style: 'primary' },
      ...(actor ? [{ label: `Follow ${actor.name}`, press: { say: `subscribe ${actor.id}`, about } }] : []),
      { label: 'Export', press: { say: `export ${about}`, about } },
      ...(actor
        ? [
            { label: 'Snooze a week', press: { say: `snooze ${actor.id}`, about } },
            { label: 'Wrong actor', press: { say: `wrong actor ${actor.id}`, about } },
          ]
        : []),
    ]),
  ];
}
