import type { Briefing } from '../../src/model/briefing.ts';
import type { Section } from './card-sections.ts';
import { briefingPage } from './pages.ts';
import { ask, type ButtonSpec, button, container, type Element, pageButton, rows, unfold } from './rich.ts';

const ASK = 'ask';

/** Where a card stands. */
export interface CardPlace {
  /** The command that draws the card this one replaced. */
  readonly back?: string;
  /** Id under which it is kept for being shown to everybody. */
  readonly share?: string;
  /** Drawn at the smallest size. */
  readonly compact?: boolean;
  /** Where the console can be reached. */
  readonly site?: string;
  /** A person inserts it where the bot may not be: nothing on it asks the bot. */
  readonly readOnly?: boolean;
}

/** What one can do with a briefing: unfold more of it, ask, or act on it. */
export function cardButtons(
  briefing: Briefing,
  sections: readonly Section[],
  unfolding: readonly Section[],
  place: CardPlace,
): readonly Element[] {
  const about = briefing.incidentId;
  const { back, share, readOnly = false } = place;
  const parts = [...unfolding.map(({ id }) => id), ...(readOnly ? [] : [ASK])];
  const [actor] = briefing.actors;
  const acts: readonly ButtonSpec[] = [
    ...(actor ? [{ label: `Follow ${actor.name}`, press: { say: `subscribe ${actor.id}`, about } }] : []),
    { label: 'Export', press: { say: 'export', about } },
    ...(actor
      ? [
          { label: 'Snooze a week', press: { say: `snooze ${actor.id}`, about } },
          { label: 'Wrong actor', press: { say: `wrong actor ${actor.id}`, about } },
        ]
      : []),
    ...(share === undefined ? [] : [{ label: 'Share to channel', press: { say: share, open: 'share' } } as const]),
    ...(back === undefined ? [] : [{ label: '‹ Back', press: { say: back, about } }]),
  ];
  if (readOnly) {
    return [
      ...rows(unfolding.map(({ id, title }) => unfold(title, id, parts))),
      ...unfolding.map(({ id, items }) => container(id, items, false)),
    ];
  }
  return [
    ...rows([
      ...sections.flatMap(({ id, title }) =>
        parts.includes(id) ? [unfold(title, id, parts)] : (button({ label: title, press: { say: id, about } }) ?? []),
      ),
      unfold('Ask', ASK, parts),
    ]),
    ...unfolding.map(({ id, items }) => container(id, items, false)),
    ...ask(ASK, 'Ask about this briefing', button({ label: 'Ask', press: { say: 'ask', about, asks: true } })),
    ...rows([...acts.flatMap((spec) => button(spec) ?? []), ...pageButton('Console', briefingPage(place.site, about))]),
  ];
}
