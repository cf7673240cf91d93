import type { HomeContent } from '../chat/chat-desk.ts';
import { digestItem } from './draw-digest.ts';
import { followButton } from './follow-dialog.ts';
import { drawPages } from './pages.ts';
import { bold, button, type Drawing, type Element, gap, headlineOf, label, line, rows, small, words } from './rich.ts';

const SUBSCRIPTIONS_SHOWN = 15;
const BRIEFINGS_SHOWN = 5;
const FAULTS_SHOWN = 5;
const SUMMARY = 'Sitrep: what is followed, what came last, what does not work';

export interface HomeView {
  readonly content: HomeContent;
  /** What a conversation is called. */
  readonly nameOf: (channelId: string) => string;
  /** What the button that was pressed led to. */
  readonly said?: string;
}

/** What this organisation follows, what came last, and what does not work. */
export function drawHome({ content, nameOf, said }: HomeView): readonly Drawing[] {
  const help = button({ label: 'Help', press: { say: 'help' } });
  return drawPages(
    [
      [
        headlineOf('Sitrep'),
        small('Threat actor briefings, each claim with the words it came from.'),
        ...(said === undefined ? [] : [line([words(said)])]),
        ...rows([followButton(), ...(help ? [help] : [])]),
      ],
      ...subscriptionGroups(content, nameOf),
      [label('Last briefings'), ...(content.briefings.length === 0 ? [small('None yet.')] : [])],
      ...content.briefings.slice(0, BRIEFINGS_SHOWN).map(digestItem),
      healthItems(content),
    ],
    SUMMARY,
  );
}

function subscriptionGroups(
  { subscriptions }: HomeContent,
  nameOf: HomeView['nameOf'],
): readonly (readonly Element[])[] {
  const title = label('What is followed here');
  if (subscriptions.length === 0) return [[title, small('Nothing yet. Press “Follow actors”.')]];
  const shown = subscriptions.slice(0, SUBSCRIPTIONS_SHOWN).map(({ id, channel, text, detail }) => {
    const remove = button({ label: 'Remove', press: { say: `unsubscribe ${id}`, in: channel.id, open: 'home' } });
    return [
      line([bold(text, 300)]),
      small(`${nameOf(channel.id)} · ${detail}`, { spacing: 'None' }),
      ...rows(remove ? [remove] : []),
    ];
  });
  return [[title], ...shown, more(subscriptions.length - SUBSCRIPTIONS_SHOWN, 'subscriptions')];
}

function healthItems({ feeds, undelivered }: HomeContent): readonly Element[] {
  const failing = feeds.failing.slice(0, FAULTS_SHOWN);
  const waiting = undelivered.slice(0, FAULTS_SHOWN);
  return [
    label('How it goes'),
    small(`${feeds.total - feeds.failing.length} of ${feeds.total} feeds are read without fault.`),
    ...failing.map(({ name, error }) => line([gap('•  '), bold(name, 80), gap('  '), words(error, 200)])),
    ...more(feeds.failing.length - FAULTS_SHOWN, 'failing feeds'),
    small(waiting.length > 0 ? 'Not delivered yet:' : 'Everything is delivered.'),
    ...waiting.map(({ what, failure }) => line([gap('•  '), words(what, 200), gap('  '), words(failure, 100)])),
    ...more(undelivered.length - FAULTS_SHOWN, 'posts'),
  ];
}

function more(count: number, what: string): readonly Element[] {
  return count > 0 ? [small(`+${count} more ${what}: say status or subscriptions`)] : [];
}
