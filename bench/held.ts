import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What stays in memory once what can be collected has been, in MB: the heap and buffers, or all that is resident. */
export function held(kind: 'heap' | 'resident'): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  collect();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return (kind === 'heap' ? heapUsed + arrayBuffers : rss) / 2 ** 20;
}
