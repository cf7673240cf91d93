import type { ServerResponse } from 'node:http';
import type { Knowledge } from '../../src/knowledge.ts';
import { HOSTILE_DOCUMENTS } from './documents.ts';
import type { Row } from './row.ts';
import { HOSTILE_SERVERS } from './servers.ts';
import { passOverTenFeeds, type TenFeeds } from './ten-feeds.ts';
import { HOSTILE_TEXTS } from './texts.ts';

const GOOD = 9;
const TEXT_LENGTH = 200_000;
const WARM_UPS = 3;

type Answer = (response: ServerResponse) => void;

/** Each hostile thing as the tenth feed of a pass of its own. */
export async function feedsRow(what: string, answers: ReadonlyMap<string, Answer>, knowledge: Knowledge): Promise<Row> {
  const started = performance.now();
  const calm: TenFeeds[] = [];
  for (let pass = 0; pass < WARM_UPS; pass++) calm.push(await passOverTenFeeds(knowledge, undefined));
  const passes: (TenFeeds & { readonly name: string })[] = [];
  for (const [name, answer] of answers) {
    const pass = { name, ...(await passOverTenFeeds(knowledge, answer)) };
    process.stderr.write(`${name}: ${JSON.stringify(pass)}\n`);
    passes.push(pass);
  }
  const usual = Math.min(...calm.map(({ goodMs }) => goodMs));
  const slowest = Math.max(...passes.map(({ goodMs }) => goodMs));
  const usuallyHeld = Math.min(...calm.map(({ heldMs }) => heldMs));
  const held = passes.toSorted((a, b) => b.heldMs - a.heldMs);
  const [worst] = held;
  const median = held[Math.floor(held.length / 2)];
  return {
    what,
    tried: passes.length,
    seconds: Math.round((performance.now() - started) / 1_000),
    lost: passes.reduce((lost, { good }) => lost + GOOD - good, 0),
    duplicated: 0,
    letIn: 0,
    notes:
      `nine good feeds of ten each time, at the latest after ${slowest.toFixed(0)} ms (without a bad one ${usual.toFixed(0)} ms); ` +
      `event loop held ${median?.heldMs.toFixed(0)} ms in the median pass, ${worst?.heldMs.toFixed(0)} ms at most ("${worst?.name}"; ` +
      `without a bad one ${usuallyHeld.toFixed(0)} ms)`,
  };
}

export function documentAnswers(): ReadonlyMap<string, Answer> {
  return new Map(
    HOSTILE_DOCUMENTS.map(({ name, make, contentType = 'application/rss+xml' }) => {
      const bytes = make();
      return [name, (response) => void response.writeHead(200, { 'content-type': contentType }).end(bytes)];
    }),
  );
}

export function serverAnswers(): ReadonlyMap<string, Answer> {
  return new Map(HOSTILE_SERVERS.map(({ name, answer }) => [name, answer]));
}

/** Feeds in good order, with one story each whose text is not. */
export function textAnswers(): ReadonlyMap<string, Answer> {
  return new Map(
    Object.entries(HOSTILE_TEXTS).map(([name, make]) => {
      const item = `<item><title>APT28</title><guid>1</guid><description>${make(TEXT_LENGTH)}</description></item>`;
      return [name, (response) => void response.end(`<rss version="2.0"><channel>${item}</channel></rss>`)];
    }),
  );
}
