import { expect, it, onTestFinished } from 'vitest';
import { ADAPTER_NAMES, type AdapterName } from '../../adapters/registry.ts';
import type { Reply } from '../../src/model/message.ts';
import type { OpenedAdapter } from '../contracts/chat-adapter.ts';
import { ATTACKS, hostileBriefing, hostileParts, UNSEEN } from '../support/hostile-words.ts';
import { OPEN } from '../support/open-adapter.ts';
import { openTeams } from '../support/open-teams.ts';

/** IRC draws with the terminal's renderer, and a real server would take minutes over so many lines. */
const TRIED = ADAPTER_NAMES.filter((name) => name !== 'irc');
const AROUND = 60;
const SHORT = 200;

it.each(TRIED)(
  '%s shows nothing of a story but plain text, whatever is tried',
  async (name) => {
    const opened = await open(name);
    const { adapter, channel } = opened;
    for (const [attack, words] of few().entries()) {
      const post = { reason: words, deliveryKey: `${attack}/1@here` };
      const briefings = [hostileBriefing(words)];
      await adapter.post({ channel }, { kind: 'briefing', briefing: hostileBriefing(words), ...post });
      await adapter.post({ channel }, { kind: 'digest', title: words, briefings, ...post });
      await adapter.post({ channel }, reply(hostileParts(words)));
    }
    expect(await faults(opened)).toEqual([]);
  },
  120_000,
);

it.each(TRIED)(
  '%s says back nothing but plain text',
  async (name) => {
    const opened = await open(name);
    const said = Object.values(ATTACKS).filter(({ length }) => length < SHORT);
    if (!opened.adapter.capabilities.oneWay) await opened.say(said.join(' ').replace(/[\r\n]/g, ' '));
    // What is shown may hold the words as the person typed them.
    expect(await faults({ ...opened, shown: opened.sent })).toEqual([]);
  },
  60_000,
);

/** The attacks, three in a row: one at a time they are tried on the drawings alone, in `test/fuzz`. */
function few(): readonly string[] {
  const all = Object.values(ATTACKS);
  return all.flatMap((_, index) => (index % 3 === 0 ? [all.slice(index, index + 3).join(' ')] : []));
}

async function open(name: AdapterName): Promise<OpenedAdapter> {
  const opened = name === 'teams' ? await openTeams({ now: leapingClock() }) : await OPEN[name]();
  await opened.adapter.start(async ({ text }) => reply([{ kind: 'text', text: `"${text}" is no command` }]));
  onTestFinished(async () => {
    await opened.adapter.stop();
    await opened.close();
  });
  return opened;
}

/** Teams slows down whoever writes much; here every look at the clock finds it a minute on. */
function leapingClock(): () => Date {
  let now = Date.now();
  return () => {
    now += 60_000;
    return new Date(now);
  };
}

/** What stands there that would ring, link, run, turn or hide; each with the words around it. */
async function faults({ adapter, dangerous, sent, shown }: OpenedAdapter): Promise<readonly string[]> {
  const markup = await sent();
  // What programs read is given them whole, in letters that are safe on the way.
  const seen = adapter.capabilities.oneWay ? markup : `${markup}\n${await shown()}`;
  return [...found(markup, dangerous), ...found(seen, UNSEEN)];
}

function reply(parts: Reply['parts']): Reply {
  return { kind: 'reply', visibility: 'channel', parts };
}

function found(text: string, pattern: RegExp): readonly string[] {
  const at = text.search(pattern);
  return at < 0 ? [] : [JSON.stringify(text.slice(Math.max(0, at - AROUND), at + AROUND))];
}
