import { drawPost } from '../../adapters/teams/draw-post.ts';
import { drawReply } from '../../adapters/teams/draw-reply.ts';
import type { AdaptiveCard } from '../../adapters/teams/rich.ts';
import { welcome } from '../../adapters/teams/welcome.ts';
import { runCommand } from '../../src/commands/run-command.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aFilledStore } from '../support/a-filled-store.ts';
import { aLibrary } from '../support/a-library.ts';
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
  const posts = [
    ['briefing', drawPost({ kind: 'briefing', ...post })],
    ['briefing-compact', drawPost({ kind: 'briefing', ...post }, true)],
    [
      'briefing-french',
      drawPost({ kind: 'briefing', ...post, briefing: aBriefing({ language: 'fr' }), mention: 'u@x.example' }),
    ],
    ['digest', drawPost({ kind: 'digest', ...post, title: 'The week so far', briefings: [aBriefing(), aBriefing()] })],
    ['welcome', [welcome()]],
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
