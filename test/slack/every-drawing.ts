import { askDialog } from '../../adapters/slack/ask-dialog.ts';
import { drawCard } from '../../adapters/slack/draw-card.ts';
import { drawDigest } from '../../adapters/slack/draw-digest.ts';
import { drawHome } from '../../adapters/slack/draw-home.ts';
import { drawReply } from '../../adapters/slack/draw-reply.ts';
import { subscribeDialog } from '../../adapters/slack/subscribe-dialog.ts';
import { COMMANDS } from '../../src/commands/commands.ts';
import { runCommand } from '../../src/commands/run-command.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aFilledStore } from '../support/a-filled-store.ts';
import { aLibrary } from '../support/a-library.ts';
import { someServices } from '../support/some-services.ts';

import { SETTINGS } from '../support/some-settings.ts';

import { aDesk } from './a-desk.ts';

/** Blocks as they are sent; a titled one is a window. */
export interface Drawn {
  readonly name: string;
  readonly blocks: readonly object[];
  readonly title?: string;
}

/** One of everything that Sitrep shows in Slack, over a real store and the real commands. */
export async function everyDrawing(): Promise<readonly Drawn[]> {
  const store = await aFilledStore();
  const message = {
    channel: { adapter: 'slack', id: 'T1/C1' },
    user: { id: 'U1', name: 'dana', isAdmin: true },
    incidentId: 'i-dmm',
  };
  const say = async (text: string): Promise<Drawn> => {
    const reply = await runCommand({
      store,
      library: aLibrary(),
      services: someServices(),
      config: SETTINGS,
      message: { ...message, text },
      now: new Date('2024-12-24T12:00:00Z'),
    } as Parameters<typeof runCommand>[0]);
    return { name: `say-${text.replaceAll(/\W+/g, '-')}`, blocks: drawReply(reply).blocks };
  };
  const reason =
    'You get this because this channel follows Lazarus Group (includes TraderTraitor). Stop: unsubscribe lazarus-group';
  const other = aBriefing({ id: 'b-2', incidentId: 'i-2', headline: 'A second event that happened elsewhere' });
  const typed = [...Object.values(COMMANDS).map(({ example }) => example), 'actor winter fox', 'lates', 'export'];
  const drawn = [
    { name: 'card', blocks: drawCard({ briefing: aBriefing(), reason }).blocks },
    {
      name: 'digest',
      blocks: drawDigest({ title: '2 briefings this week', briefings: [aBriefing(), other], reason: 'Weekly digest' })
        .blocks,
    },
    {
      name: 'subscribe-dialog',
      title: 'Follow actors',
      blocks: subscribeDialog({}, 'C1', 'In the last 30 days this would have posted 4 briefings.').blocks,
    },
    { name: 'ask-dialog', title: 'Ask the sources', blocks: askDialog({}, aBriefing().headline).blocks },
  ];
  const said: Drawn[] = [];
  for (const text of typed) said.push(await say(text));
  await say('subscribe lazarus');
  const home = { name: 'home', title: 'Home', blocks: drawHome(await aDesk(store).home(() => true)).blocks };
  await store.close();
  return [...drawn, ...said, home];
}
