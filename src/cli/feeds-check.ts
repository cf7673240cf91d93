import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { loadConfig } from '../config/load-config.ts';
import { AppError, appError } from '../errors.ts';
import { checkDocument, type FeedCheck, failedCheck } from '../feeds/check-feed.ts';
import { createReader, type Reader } from '../feeds/reader.ts';
import { isSampleFeed, readSampleFeed } from '../feeds/sample-feed.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { configuredFeeds } from '../services/configured-feeds.ts';
import { openOutbound } from '../services/open-outbound.ts';
import { type Terminal, writeJson, writeLine } from './terminal.ts';

const WEB = /^https?:\/\//i;
/** Of an address: it is refused, and its password is not said back. */
const CREDENTIALS = /^([a-z]+:\/\/)[^/?#]*@/i;
const LIMITS = { deadlineMs: 10_000, memoryMb: 256 };
const TIMEOUT_MS = 20_000;

interface Tools {
  readonly config: Config;
  readonly reader: Reader;
  readonly outbound: Outbound;
  readonly folder: string;
}

/** `feeds check`: reads each target without storing anything; exit code 1 when one of them failed. */
export async function checkFeeds(
  terminal: Terminal,
  targets: readonly string[],
  options: { json?: boolean },
): Promise<number> {
  const config = await loadConfig(terminal.environment, terminal.folder);
  const reader = createReader(LIMITS);
  const outbound = await openOutbound(config);
  const asked = targets.length > 0 ? targets : configuredFeeds(config).map(({ url }) => url);
  let exitCode = 0;
  try {
    for (const target of asked) {
      const check = await checkTarget(target, { config, reader, outbound, folder: terminal.folder });
      if (check.error) exitCode = 1;
      await (options.json ? writeJson(terminal, check) : writeLine(terminal, describe(check)));
    }
  } finally {
    await Promise.all([reader.close(), outbound.close()]);
  }
  return exitCode;
}

async function checkTarget(target: string, tools: Tools): Promise<FeedCheck> {
  const shown = target.replace(CREDENTIALS, '$1');
  try {
    const { bytes, contentType, cutAt } = await load(target, tools);
    return await checkDocument(shown, bytes, contentType, tools.reader, cutAt);
  } catch (error) {
    if (error instanceof AppError) return failedCheck(shown, error);
    throw error;
  }
}

async function load(
  target: string,
  { config, outbound, folder }: Tools,
): Promise<{ bytes: Uint8Array; contentType: string; cutAt?: number }> {
  if (isSampleFeed(target)) return { bytes: await readSampleFeed(target), contentType: '' };
  if (WEB.test(target)) {
    const limitBytes = config.limits.feedBytes;
    const answer = await outbound.get(target, { limitBytes, cutLonger: true, timeoutMs: TIMEOUT_MS });
    const { status, headers, body } = answer;
    if (status !== 200) throw appError('FEED_HTTP_STATUS', { target, status });
    return { bytes: body, contentType: headers['content-type'] ?? '', ...(answer.cut && { cutAt: limitBytes }) };
  }
  const bytes = await readFile(resolve(folder, target)).catch((cause: unknown) => {
    throw appError('FILE_UNREADABLE', { path: target }, { cause });
  });
  return { bytes, contentType: '' };
}

function describe({ target, format, title, entries, first, cutAt, error }: FeedCheck): string {
  if (error) return `FAILED  ${target}\n        ${error.message}`;
  const cut =
    cutAt === null ? '' : `\n        cut after ${cutAt} bytes (limits.feedBytes): entries behind them are not read`;
  return `ok      ${target}\n        ${format}, ${entries} entries, "${title}"${first ? `; first: "${first.title}"` : ''}${cut}`;
}
