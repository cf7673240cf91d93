import { previewWords } from '../../adapters/chat/follow-fields.ts';
import { drawHome } from '../../adapters/teams/draw-home.ts';
import { drawPost } from '../../adapters/teams/draw-post.ts';
import { drawReply } from '../../adapters/teams/draw-reply.ts';
import { type FollowView, followDialog } from '../../adapters/teams/follow-dialog.ts';
import type { AdaptiveCard } from '../../adapters/teams/rich.ts';
import { welcome } from '../../adapters/teams/welcome.ts';
import { runCommand } from '../../src/commands/run-command.ts';
import { createTeamsDesk } from '../../src/services/teams-desk.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aFilledStore } from '../support/a-filled-store.ts';
import { aLibrary } from '../support/a-library.ts';
import { aSubscription } from '../support/a-subscription.ts';
import { someServices } from '../support/some-services.ts';
import { SETTINGS } from '../support/some-settings.ts';

const NOW = new Date('2024-12-24T12:00:00Z');
const REASON =
  'You get this because you follow Lazarus Group (includes TraderTraitor). Stop: unsubscribe lazarus-group';
const COMMANDS = [
  'help',
  'help subscribe',
  'latest',
  'actor tradertraitor',
  'subscribe lazarus',
  'subscriptions',
  'techniques i-dmm',
  'actions i-dmm',
  'indicators i-dmm',
  'sources i-dmm',
  'evidence i-dmm',
  'ask who was behind it?',
  'export i-dmm',
  'export csv i-dmm',
  'feeds',
  'status',
  'wrong actor tradertraitor',
  'subscibe lazarus',
];

interface NamedCard {
  readonly name: string;
  readonly card: AdaptiveCard;
}

/** Everything that people may see in Teams: posts, answers to what can be said, the welcome. */
export async function everyDrawing(): Promise<readonly NamedCard[]> {
  const store = await aFilledStore();
  const library = aLibrary();
  const channel = { adapter: 'teams', id: 'tenant-1/19:general@thread.tacv2' };
  const user = { id: 'u-1', name: 'Analyst', isAdmin: true };
  const post = { briefing: aBriefing(), reason: REASON, deliveryKey: 'k' };
  const parts = { store, library: () => library, services: someServices(), timezone: 'UTC', now: () => NOW };
  const desk = createTeamsDesk(parts);
  await store.subscriptions.put(aSubscription({ channel }));
  const home = await desk.home(() => true);
  const inDialog = (view: FollowView) => ({ card: followDialog(view) });
  const offered = desk.suggestActors('', 20);
  const fields = { actors: ['lazarus-group'], priority: 'high', pace: 'daily', time: '08:30' };
  const posts = [
    ['briefing', drawPost({ kind: 'briefing', ...post })],
    ['briefing-too-large', drawPost({ kind: 'briefing', ...post })[0]?.smaller?.() ?? []],
    ['briefing-console', drawPost({ kind: 'briefing', ...post }, 'https://sitrep.example')],
    [
      'briefing-french',
      drawPost({ kind: 'briefing', ...post, briefing: aBriefing({ language: 'fr' }), mention: 'u@x.example' }),
    ],
    ['digest', drawPost({ kind: 'digest', ...post, title: 'The week so far', briefings: [aBriefing(), aBriefing()] })],
    ['welcome', [welcome()]],
    ['follow-first', [inDialog({ fields: { actors: [] }, offered })]],
    ['follow-preview', [inDialog({ fields, offered, preview: previewWords(3) })]],
    ['home', drawHome({ content: home, nameOf: () => 'General' })],
  ] as const;
  const cannot = ['Files cannot be hung under messages of a channel.'];
  const answers = await Promise.all(
    COMMANDS.map(async (text) => {
      const message = { channel, user, text, cannot };
      const services = someServices();
      const reply = await runCommand({ store, library, services, config: SETTINGS, message, now: NOW });
      return [text.replaceAll(/\W+/g, '-'), drawReply(reply, { here: text, back: 'show i-dmm' })] as const;
    }),
  );
  await store.close();
  return [...posts, ...answers].flatMap(([name, drawings]) =>
    drawings.map(({ card }, index) => ({ name: index === 0 ? name : `${name}-${index + 1}`, card })),
  );
}
