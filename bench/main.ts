import { benchMatching } from './matching.ts';
import type { Comparison } from './measure.ts';
import { benchReading } from './reading.ts';
import { benchStarting } from './starting.ts';

const ROWS: Readonly<Record<string, () => Promise<Comparison>>> = {
  'match 300 names, against one regular expression': () => benchMatching(300),
  'match 3,000 names, against one regular expression': () => benchMatching(3_000),
  'match 30,000 names, against one regular expression': () => benchMatching(30_000),
  'read 600 entries, against rss-parser alone': benchReading,
  'start, one briefing, end, against a bare node': benchStarting,
};

/** Runs the rows whose names hold a word of the command line, or all; JSON with `--json`. */
async function main(args: readonly string[]): Promise<void> {
  const words = args.filter((arg) => !arg.startsWith('--'));
  const json = args.includes('--json');
  for (const [name, bench] of Object.entries(ROWS)) {
    if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
    const result = await bench();
    console.log(json ? JSON.stringify({ name, ...result }) : describe(name, result));
  }
}

function describe(name: string, { ours, peer, ratio, spread: [least, most] }: Comparison): string {
  const speed = ratio < 1 ? `${(1 / ratio).toFixed(1)}x faster` : `${ratio.toFixed(2)}x the time`;
  return `${name.padEnd(52)} ${ours.toFixed(1).padStart(8)} ms  ${peer.toFixed(1).padStart(8)} ms  ${speed} (ratio ${least.toFixed(2)} to ${most.toFixed(2)})`;
}

await main(process.argv.slice(2));
