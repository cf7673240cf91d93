import type { HomeView, KnownBlock } from '@slack/types';
import type { HomeContent } from '../chat/chat-desk.ts';
import { unpackAddress } from './address.ts';
import { metaBlock } from './draw-card.ts';
import { fitBlocks } from './fit-blocks.ts';
import { LIMITS } from './limits.ts';
import { bold, button, buttons, gap, header, line, list, plainText, rich, small, words } from './rich.ts';

const SUBSCRIPTIONS_SHOWN = 15;
const BRIEFINGS_SHOWN = 5;
const FAULTS_SHOWN = 5;
const REST = 'does not fit here; `/sitrep subscriptions` and `/sitrep status` list the rest.';

/** The app's own page: what this workspace follows, what came last, and what does not work. */
export function drawHome(content: HomeContent): HomeView {
  const blocks = [
    header('Sitrep'),
    rich(
      line(
        words('Threat actor briefings, each claim with the words it came from. In any channel, type'),
        gap(' '),
        words('/sitrep help', undefined, { code: true }),
        gap('.'),
      ),
    ),
    ...buttons([
      { label: 'Follow actors', press: { say: 'subscribe', open: 'subscribe' }, style: 'primary' },
      { label: 'Ask', press: { say: 'ask', open: 'ask' } },
      { label: 'Latest', press: { say: 'latest', modal: true } },
      { label: 'Help', press: { say: 'help', modal: true } },
    ]),
    ...subscriptionBlocks(content),
    ...briefingBlocks(content),
    ...healthBlocks(content),
  ];
  return { type: 'home', blocks: [...fitBlocks(blocks, LIMITS.viewBlocks, REST)] };
}

function subscriptionBlocks({ subscriptions }: HomeContent): readonly KnownBlock[] {
  const title = header('What this workspace follows');
  if (subscriptions.length === 0) return [title, small('Nothing yet. Press “Follow actors”.')];
  const rows = subscriptions.slice(0, SUBSCRIPTIONS_SHOWN).flatMap(({ id, channel, text, detail }, index) => {
    const accessory = button(
      { label: 'Remove', press: { say: `unsubscribe ${id}`, in: channel.id }, style: 'danger' },
      index,
    );
    const conversation = unpackAddress(channel)?.conversation ?? '';
    return [
      { type: 'section' as const, text: plainText(text, 300), ...(accessory && { accessory }) },
      rich(line(...where(conversation), gap('  ·  '), words(detail, 300))),
    ];
  });
  return [title, ...rows, ...more(subscriptions.length - SUBSCRIPTIONS_SHOWN, 'subscriptions')];
}

/** A direct message is no channel that could be named. */
function where(conversation: string) {
  return conversation.startsWith('D')
    ? [words('direct messages')]
    : [{ type: 'channel' as const, channel_id: conversation }];
}

function briefingBlocks({ briefings }: HomeContent): readonly KnownBlock[] {
  const rows = briefings.slice(0, BRIEFINGS_SHOWN).flatMap((briefing, index) => {
    const { incidentId: about, headline } = briefing;
    const accessory = button({ label: 'Open', press: { say: `show ${about}`, about, modal: true } }, index);
    return [
      { type: 'section' as const, text: plainText(headline, 300), ...(accessory && { accessory }) },
      metaBlock(briefing),
    ];
  });
  return [header('Last briefings'), ...(rows.length > 0 ? rows : [small('None yet.')])];
}

function healthBlocks({ feeds, undelivered }: HomeContent): readonly KnownBlock[] {
  const well = `${feeds.total - feeds.failing.length} of ${feeds.total} feeds are read without fault.`;
  const failing = feeds.failing
    .slice(0, FAULTS_SHOWN)
    .map(({ name, error }) => line(bold(name, 80), gap('  '), words(error, 200)));
  const waiting = undelivered
    .slice(0, FAULTS_SHOWN)
    .map(({ what, failure }) => line(words(what, 200), gap('  '), words(failure, 100)));
  return [
    header('How it goes'),
    small(well),
    ...(failing.length > 0 ? [rich(list('bullet', failing))] : []),
    ...more(feeds.failing.length - FAULTS_SHOWN, 'failing feeds'),
    ...(waiting.length > 0
      ? [rich(line(bold('Not delivered yet')), list('bullet', waiting))]
      : [small('Everything is delivered.')]),
    ...more(undelivered.length - FAULTS_SHOWN, 'posts'),
  ];
}

function more(count: number, what: string): readonly KnownBlock[] {
  return count > 0 ? [small(`+${count} more ${what}: see /sitrep status`)] : [];
}
