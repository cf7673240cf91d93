import { channelKey } from '../../../src/channel-key.ts';
import type { Channel } from '../../../src/model/delivery.ts';
import type { Platforms, Standing, Taken } from './platforms.ts';
import { briefingOf, type Telling, victimOf } from './script.ts';

/** What became of what was owed. */
export interface Verdict {
  /** Messages and replies that must stand. */
  readonly owed: number;
  readonly lost: readonly string[];
  /** More of a thing than one, by its key where there is one. */
  readonly duplicated: readonly string[];
  /** In the wrong order, or under another event's message. */
  readonly misplaced: readonly string[];
  /** Posts that a receiver was sent again under the same key. */
  readonly repeated: number;
}

/**
 * Reads a channel of Slack: one message an event, showing its last revision; one reply for the last revision, at most one for
 * the others. Where a post was given up until somebody said retry, the last revision may be the first that came.
 */
export async function judgeSlack(
  script: readonly Telling[],
  channel: Channel,
  platforms: Platforms,
  givenUp: boolean,
): Promise<Verdict> {
  const messages = await platforms.standing(channel);
  return sum(
    lastOf(script).map((last) => judgeThread(last, messages, givenUp, `${channelKey(channel)} ${last.incidentId}`)),
  );
}

function judgeThread(last: Telling, messages: readonly Standing[], givenUp: boolean, where: string): Verdict {
  const roots = messages.filter(({ words, thread }) => !thread && words.includes(briefingOf(last).headline));
  const [root] = roots;
  const shows = root?.words.includes(victimOf(last)) ?? false;
  const told = revisionsUpTo(last)
    .slice(1)
    .map((telling) => ({
      telling,
      replies: messages.filter(
        ({ words, thread }) => thread && words.includes(`(rev ${telling.revision})`) && words.includes(last.incidentId),
      ),
    }));
  const inThread = messages.filter(({ thread }) => thread === root?.id).map(({ words }) => words);
  const revisions = inThread.map((words) => Number(/\(rev (\d+)\)/.exec(words)?.[1]));
  const isOwed = last.revision > 1 && !givenUp;
  const final = told.at(-1);
  return {
    owed: isOwed ? 2 : 1,
    lost: [
      ...(shows ? [] : [`${where}: no message shows revision ${last.revision}`]),
      ...(isOwed && final?.replies.length === 0 ? [`${where}: no reply tells revision ${last.revision}`] : []),
    ],
    duplicated: [
      ...roots.slice(1).map(() => `${where}: another message`),
      ...told.flatMap(({ replies, telling }) =>
        replies.slice(1).map(() => `${where}: another reply on revision ${telling.revision}`),
      ),
    ],
    misplaced: [
      ...inThread.filter((words) => !words.includes(last.incidentId)).map(() => `${where}: a reply on another event`),
      ...(isAscending(revisions) ? [] : [`${where}: replies in the order ${revisions}`]),
    ],
    repeated: 0,
  };
}

/** Reads what a receiver took: the last revision of each event is there, later ones came later, and what came twice had the same key. */
export function judgeReceiver(script: readonly Telling[], channel: Channel, platforms: Platforms): Verdict {
  const taken = platforms.taken(encodeURIComponent(channelKey(channel)));
  const once = [...new Map(taken.map((each) => [each.key, each])).values()];
  const verdict = sum(
    lastOf(script).map((last) => judgePosts(last, once, `${channelKey(channel)} ${last.incidentId}`)),
  );
  return { ...verdict, repeated: taken.length - once.length };
}

function judgePosts(last: Telling, posts: readonly Taken[], where: string): Verdict {
  const revisions = posts
    .filter(({ words }) => words.includes(briefingOf(last).headline))
    .map(({ words }) => revisionsUpTo(last).findLast((telling) => words.includes(victimOf(telling)))?.revision ?? 0);
  const repeated = revisions.filter((revision, index) => revisions.indexOf(revision) !== index);
  return {
    owed: 1,
    lost: revisions.includes(last.revision) ? [] : [`${where}: revision ${last.revision} never came`],
    duplicated: repeated.map((revision) => `${where}: revision ${revision} under another key`),
    misplaced: isAscending(revisions) ? [] : [`${where}: revisions in the order ${revisions}`],
    repeated: 0,
  };
}

export function sum(verdicts: readonly Verdict[]): Verdict {
  return {
    owed: verdicts.reduce((total, { owed }) => total + owed, 0),
    lost: verdicts.flatMap(({ lost }) => lost),
    duplicated: verdicts.flatMap(({ duplicated }) => duplicated),
    misplaced: verdicts.flatMap(({ misplaced }) => misplaced),
    repeated: verdicts.reduce((total, { repeated }) => total + repeated, 0),
  };
}

function lastOf(script: readonly Telling[]): readonly Telling[] {
  return [...new Map(script.map((telling) => [telling.incidentId, telling])).values()];
}

function revisionsUpTo({ incidentId, revision }: Telling): readonly Telling[] {
  return Array.from({ length: revision }, (_, n) => ({ incidentId, revision: n + 1 }));
}

function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number >= (numbers[index - 1] ?? 0));
}
