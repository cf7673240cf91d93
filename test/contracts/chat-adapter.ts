import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AdapterError, type ChatAdapter, type Failure } from '../../adapters/contract.ts';
import type { Briefing } from '../../src/model/briefing.ts';
import type { Channel } from '../../src/model/delivery.ts';
import type { BriefingPost, DigestPost, Inbox, Message, Reply, ReplyPart } from '../../src/model/message.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { anActor } from '../support/an-actor.ts';

/** An adapter with its platform, ready to be tried; nothing is started yet. */
export interface OpenedAdapter {
  readonly adapter: ChatAdapter;
  /** A channel where posts arrive. */
  readonly channel: Channel;
  /** All that a reader sees in the channel now, as plain text. */
  shown(): Promise<string>;
  /** The channel as the platform was given it, markup included. */
  sent(): Promise<string>;
  /** A person says this in the channel; done when the answer stands there. */
  say(text: string): Promise<void>;
  /** The platform hands back what was posted, as some do; done when the adapter has seen it. */
  echo(): Promise<void>;
  /** What would ring, link or break out on this platform, were it found in what was sent. */
  readonly dangerous: RegExp;
  /** Ways in which the platform can fail; each makes every later post fail so. */
  readonly failures: Readonly<Partial<Record<Failure['kind'], () => void | Promise<void>>>>;
  close(): Promise<void>;
}

const HOSTILE = [
  '<!channel> <!here> <@U123> <at>everyone</at> @everyone @here',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '[click](javascript:alert(1)) <https://evil.example|bank.example>',
  '*bold* _it_ ~s~ `code` ```block``` # head',
  '\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007here\u001b]8;;\u0007',
  '\u202egnp.exe \u2066isolate\u2069 zero\u200bwidth \u0000null \u0007bell',
].join(' ');

const EVERY_PART: readonly ReplyPart[] = [
  { kind: 'heading', text: 'A heading' },
  { kind: 'text', text: 'Some words' },
  { kind: 'quote', text: 'Quoted words', source: 'Sample Wire', url: 'https://wire.example/story' },
  { kind: 'fields', rows: [{ label: 'A label', value: 'A value' }] },
  { kind: 'list', items: [{ text: 'An item', detail: 'A detail', choice: { label: 'Open', command: 'show i-dmm' } }] },
  { kind: 'choices', choices: [{ label: 'Press', command: 'latest lazarus' }] },
  { kind: 'code', text: 'coded words' },
  { kind: 'file', name: 'export.csv', mime: 'text/csv', content: 'type,value' },
  { kind: 'actor', actor: anActor(), family: [] },
  { kind: 'briefing', briefing: aBriefing() },
];

/** What every adapter promises. Only a declared capability skips a case, or a platform that is missing here. */
export function chatAdapterContract(
  name: string,
  open: () => Promise<OpenedAdapter>,
  { skip = false }: { readonly skip?: boolean } = {},
): void {
  describe.skipIf(skip)(`${name} keeps the contract of chat adapters`, () => {
    let opened: OpenedAdapter;
    let heard: Message[];
    const inbox: Inbox = async (message) => {
      heard.push(message);
      return aReply([{ kind: 'text', text: `heard ${message.text}` }]);
    };

    beforeEach(async () => {
      opened = await open();
      heard = [];
      await opened.adapter.start(inbox);
    });
    afterEach(async () => {
      await opened.adapter.stop();
      await opened.close();
    });

    it('bears its name in its channels', () => {
      expect(opened.adapter.name).toBe(name);
      expect(opened.channel.adapter).toBe(name);
    });

    it('has edit and find exactly when it says that it can', () => {
      const { adapter } = opened;
      expect(adapter.edit !== undefined).toBe(adapter.capabilities.edit ?? false);
      expect(adapter.find !== undefined).toBe(adapter.capabilities.reconcile ?? false);
    });

    it('shows a briefing: headline, who on whose word, why this channel gets it', async () => {
      await opened.adapter.post({ channel: opened.channel }, aPost());
      const shown = folded(await opened.shown());
      for (const words of ['TraderTraitor', 'DMM Bitcoin', 'FBI', 'high confidence', 'because you follow']) {
        expect(shown.toLowerCase()).toContain(words.toLowerCase());
      }
    });

    it('shows a digest with each headline', async () => {
      const other = aBriefing({ id: 'b-2', incidentId: 'i-2', headline: 'Something else happened elsewhere' });
      await opened.adapter.post({ channel: opened.channel }, aDigest([aBriefing(), other]));
      const shown = folded(await opened.shown());
      expect(shown).toContain('Something else happened elsewhere');
      expect(shown).toContain('The week so far');
    });

    it.each(EVERY_PART)('draws the part $kind of a reply', async (part) => {
      await opened.adapter.post({ channel: opened.channel }, aReply([part]));
      expect(folded(await opened.shown())).toContain(wordsOf(part, opened.adapter));
    });

    it('gives each post a receipt of its own in the channel asked for', async () => {
      const first = await opened.adapter.post({ channel: opened.channel }, aPost());
      const second = await opened.adapter.post({ channel: opened.channel }, aPost({ id: 'b-other' }));
      expect(first.channel).toEqual(opened.channel);
      expect(first.id).not.toBe(second.id);
    });

    it('lets nothing of a story ring, link or break out', async () => {
      const source = { ...aBriefing().sources[0], publisher: HOSTILE, title: HOSTILE, url: 'javascript:alert(1)' };
      const hostile = aBriefing({
        headline: HOSTILE,
        summary: [{ text: HOSTILE, evidence: [] }],
        victims: [{ name: HOSTILE, evidence: [] }],
        sources: [source as Briefing['sources'][number]],
      });
      await opened.adapter.post({ channel: opened.channel }, { ...aPost(), briefing: hostile });
      await opened.adapter.post({ channel: opened.channel }, aReply([{ kind: 'text', text: HOSTILE }]));
      await opened.adapter.post(
        { channel: opened.channel },
        aReply([{ kind: 'quote', text: HOSTILE, source: HOSTILE }]),
      );
      expect(await opened.sent()).not.toMatch(opened.dangerous);
    });

    it('hands over what a person says and draws the answer', async ({ skip }) => {
      if (opened.adapter.capabilities.oneWay) skip();
      await opened.say('latest lazarus');
      expect(heard.map(({ text }) => text)).toEqual(['latest lazarus']);
      expect(heard[0]?.channel).toEqual(opened.channel);
      expect(folded(await opened.shown())).toContain('heard latest lazarus');
    });

    it('never answers itself', async () => {
      await opened.adapter.post({ channel: opened.channel }, aReply([{ kind: 'text', text: 'latest' }]));
      await opened.echo();
      expect(heard).toEqual([]);
    });

    it('may be started twice and hears each word once', async ({ skip }) => {
      await opened.adapter.start(inbox);
      if (opened.adapter.capabilities.oneWay) skip();
      await opened.say('status');
      expect(heard).toHaveLength(1);
    });

    it('may be stopped twice', async () => {
      await opened.adapter.stop();
      await expect(opened.adapter.stop()).resolves.toBeUndefined();
    });

    it('hangs an answer under its post, or puts it into the channel', async () => {
      const thread = await opened.adapter.post({ channel: opened.channel }, aPost());
      const receipt = await opened.adapter.post({ thread }, aReply([{ kind: 'text', text: 'What changed: a victim' }]));
      expect(receipt.id).not.toBe(thread.id);
      expect(folded(await opened.shown())).toContain('What changed: a victim');
    });

    it('edits a post in place', async ({ skip }) => {
      const { adapter, channel } = opened;
      if (!adapter.capabilities.edit) skip();
      const receipt = await adapter.post({ channel }, aPost({ headline: 'Before the police spoke' }));
      await adapter.edit?.(receipt, aPost({ headline: 'After the police spoke', revision: 3 }));
      const shown = folded(await opened.shown());
      expect(shown).toContain('After the police spoke');
      expect(shown).not.toContain('Before the police spoke');
    });

    it('finds an earlier post by its delivery key, and nothing by another', async ({ skip }) => {
      const { adapter, channel } = opened;
      if (!adapter.capabilities.reconcile) skip();
      const receipt = await adapter.post({ channel }, aPost());
      await expect(adapter.find?.({ channel }, aPost().deliveryKey)).resolves.toEqual(receipt);
      await expect(adapter.find?.({ channel }, 'never/1@posted')).resolves.toBeUndefined();
    });

    it('calls a channel that is not its own gone', async () => {
      const posting = opened.adapter.post({ channel: { adapter: 'nowhere', id: 'nothing' } }, aPost());
      await expect(failureOf(posting)).resolves.toMatchObject({ kind: 'channel-gone' });
    });

    it('tells the failures of its platform by kind', async () => {
      const kinds = Object.keys(opened.failures) as Failure['kind'][];
      expect(kinds).not.toEqual([]);
      for (const kind of kinds) {
        const failing = await open();
        await failing.adapter.start(inbox);
        await failing.failures[kind]?.();
        const posting = failing.adapter.post({ channel: failing.channel }, aPost());
        await expect(failureOf(posting)).resolves.toMatchObject({ kind });
        await failing.adapter.stop();
        await failing.close();
      }
    });
  });
}

function aPost(overrides: Partial<Briefing> = {}): BriefingPost {
  const reason = 'You get this because you follow Lazarus Group. Stop: unsubscribe lazarus-group';
  return { kind: 'briefing', briefing: aBriefing(overrides), reason, deliveryKey: 'i-dmm/2@here' };
}

function aDigest(briefings: readonly Briefing[]): DigestPost {
  return { kind: 'digest', title: 'The week so far', briefings, reason: 'Weekly', deliveryKey: 'digest/1@here' };
}

function aReply(parts: readonly ReplyPart[]): Reply {
  return { kind: 'reply', visibility: 'channel', parts };
}

/** Words that must be seen of a part, wherever they stand. */
function wordsOf(part: ReplyPart, { capabilities }: ChatAdapter): string {
  switch (part.kind) {
    case 'fields':
      return 'A value';
    case 'list':
      return 'An item';
    case 'choices':
      return capabilities.buttons ? 'Press' : 'latest lazarus';
    case 'file':
      return 'export.csv';
    case 'actor':
      return 'TraderTraitor';
    case 'briefing':
      return 'DMM Bitcoin';
    default:
      return part.text;
  }
}

/** Lines may be broken anywhere. */
function folded(text: string): string {
  return text.replace(/\s+/g, ' ');
}

async function failureOf(posting: Promise<unknown>): Promise<Failure> {
  const error = await posting.then(
    () => new Error('the post went through'),
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(AdapterError);
  return (error as AdapterError).failure;
}
