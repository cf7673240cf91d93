import { followButton } from './follow-dialog.ts';
import { adaptiveCard, button, type Drawing, headlineOf, line, rows, small, words } from './rich.ts';

const CHOICES = [
  { label: 'Latest', press: { say: 'latest' } },
  { label: 'Follow everything', press: { say: 'subscribe everything' } },
  { label: 'Help', press: { say: 'help' } },
];

/** What stands in a conversation after the app came there: why, what to do, how to stop. */
export function welcome(isPersonal = false): Drawing {
  const summary = 'Sitrep is here: say `help`, or follow an actor.';
  const where = isPersonal ? 'home shows all that is followed' : 'in a channel, mention Sitrep first';
  const body = [
    headlineOf('Sitrep briefs you on threat actors'),
    line([
      words(
        'It reads security news, tells which actor a story is about and on whose word, and posts one briefing for each event.',
      ),
    ]),
    line([
      words(`Say “subscribe lazarus” to get briefings here; ${where}. Nothing is posted before somebody subscribes.`),
    ]),
    ...rows([followButton(), ...CHOICES.flatMap((choice) => button(choice) ?? [])]),
    small('You see this because the app was just added here. To stop: unsubscribe, or remove the app.'),
  ];
  return { summary, card: adaptiveCard(body, summary) };
}
