import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../src/model/delivery.ts';
import type { Store } from '../../src/store/store.ts';
import { aBriefing } from '../support/a-briefing.ts';

/** Something that a person sees: a message, a card that took another's place, a window. */
export interface Shown {
  /** All that can be read in it, labels of buttons included. */
  readonly words: string;
  readonly isPrivate: boolean;
  /** The message under which it hangs, or itself when it begins a thread. */
  readonly thread?: string;
}

/** What is filled into the dialog to follow actors. */
export interface Filled {
  /** Typed to find actors. */
  readonly typed: string;
  readonly actor: string;
  readonly role: string;
  readonly pace: string;
  readonly time: string;
}

/** A person before a chat platform; how each thing is done there is the platform's affair. */
export interface Seat<S extends Shown = Shown> {
  readonly store: Store;
  readonly channel: Channel;
  /** Types a command; gives its answer. */
  type(words: string): Promise<S>;
  /** Says a command where they alone see the answer. */
  alone(words: string): Promise<S>;
  /** Presses a button; gives what comes of it. */
  press(on: S, label: string): Promise<S>;
  /** A briefing on DMM stands in the channel. */
  posted(): Promise<S>;
  /** Asks with the card's own means; gives what everybody sees. */
  ask(card: S, question: string): Promise<S>;
  /** Calls the bot in the thread of a message. */
  mention(under: S, words: string): Promise<S>;
  follow(
    filled: Filled,
  ): Promise<{ readonly suggested: readonly string[]; readonly preview: string; readonly told: string }>;
  home(): Promise<S>;
  /** The action "Brief this" on a message with a link. */
  briefThis(words: string, link: string): Promise<S>;
  /** Says a command that gives a file. */
  takeFile(words: string): Promise<{ readonly name: string; readonly isPrivate: boolean }>;
  /** The platform delivers the same words twice; gives how often they were answered. */
  twice(words: string): Promise<number>;
  close(): Promise<void>;
}

/** The day of an analyst, the same on every chat platform. */
export function chatDialogue<S extends Shown>(name: string, open: () => Promise<Seat<S>>): void {
  describe(`an analyst in ${name}`, () => {
    let seat: Seat<S>;
    beforeEach(async () => {
      seat = await open();
    });
    afterEach(() => seat.close());

    it('says a command, alone sees the answer, and shows it to all', async () => {
      const answer = await seat.alone('latest lazarus');
      expect(answer.isPrivate).toBe(true);
      expect(answer.words).toContain(aBriefing().headline);
      const shared = await seat.press(answer, 'Share to channel');
      expect(shared.isPrivate).toBe(false);
      expect(shared.words).toContain(aBriefing().headline);
      expect(shared.words).not.toContain('Share to channel');
    });

    it('is told the nearest verb and offered a choice of actors', async () => {
      expect((await seat.type('lates')).words).toContain('latest');
      const choice = await seat.type('actor winter fox');
      expect((await seat.press(choice, 'Fox One')).words).toContain('Fox One');
    });

    it('presses Techniques and reads them, and which tactics they serve', async () => {
      const techniques = await seat.press(await seat.posted(), 'Techniques 5');
      expect(techniques.words).toContain('T1566.003 Spearphishing via Service');
      expect(techniques.words).toMatch(/ATT&CK tactics.*Initial access 1 reported/s);
    });

    it('asks about a briefing; the answer comes into its thread', async () => {
      const card = await seat.posted();
      const answer = await seat.ask(card, 'How did they get in?');
      expect(answer.thread).toBe(card.thread);
      expect(answer.isPrivate).toBe(false);
      expect(answer.words).toContain('asked: How did they get in?');
      expect(answer.words).toContain('By a false recruiter');
    });

    it('calls the bot in the thread of a briefing, and it knows which one', async () => {
      const card = await seat.posted();
      const answer = await seat.mention(card, 'how did they get in?');
      expect(answer.thread).toBe(card.thread);
      expect(answer.words).toContain('By a false recruiter');
    });

    it('follows actors in a dialog: finds them by any alias, sees how much that is, and is told', async () => {
      const filled = { typed: 'jade', actor: 'lazarus-group', role: 'mentioned', pace: 'daily', time: '08:30' };
      const { suggested, preview, told } = await seat.follow(filled);
      expect(suggested).toEqual(['TraderTraitor (Jade Sleet)']);
      expect(preview).toContain('would have posted 1 briefing.');
      expect(told).toContain('This channel now follows Lazarus Group');
      const [followed] = await seat.store.subscriptions.list(seat.channel);
      expect(followed).toMatchObject({ actors: ['lazarus-group'], minRole: 'mentioned', pace: 'daily 08:30' });
    });

    it('follows and snoozes by the buttons of a card', async () => {
      const card = await seat.posted();
      expect((await seat.press(card, 'Follow TraderTraitor')).words).toContain('now follows TraderTraitor');
      await seat.press(card, 'Snooze a week');
      const [followed] = await seat.store.subscriptions.list(seat.channel);
      expect(Object.keys(followed?.snoozed ?? {})).toEqual(['tradertraitor']);
    });

    it('opens Home, removes a subscription there and sees it gone', async () => {
      await seat.type('subscribe lazarus');
      const home = await seat.home();
      expect(home.words).toContain('Lazarus Group');
      expect((await seat.press(home, 'Remove')).words).toContain('Nothing yet. Press');
      expect(await seat.store.subscriptions.list()).toEqual([]);
    });

    it('briefs a message with a link by its action', async () => {
      const answer = await seat.briefThis('Seen this?', 'https://wire.example/dmm');
      expect(answer.words).toContain(aBriefing().headline);
    });

    it('gets an export as a file of their own', async () => {
      expect(await seat.takeFile('export stix i-dmm')).toEqual({ name: 'b-dmm-2.stix', isPrivate: true });
    });

    it('is answered once when the same words are delivered again', async () => {
      expect(await seat.twice('status')).toBe(1);
    });
  });
}
