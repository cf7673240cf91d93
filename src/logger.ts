import { destination, type Logger, pino } from 'pino';

export type { Logger };

/** JSON lines on stderr: stdout carries data only. */
export function createLogger(level: string): Logger {
  return pino(
    { level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` },
    destination({ fd: 2, sync: true }),
  );
}
