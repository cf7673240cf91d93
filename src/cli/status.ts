import { channelKey } from '../channel-key.ts';
import { readStatus } from '../services/status.ts';
import { type Terminal, writeJson, writeLine } from './terminal.ts';
import { withStore } from './with-store.ts';

/** `status`: what is stored, which feeds fail, which posts are owed and why. */
export async function status(terminal: Terminal, options: { json?: boolean }): Promise<void> {
  await withStore(terminal, async ({ store }) => {
    const report = await readStatus(store);
    if (options.json) return writeJson(terminal, report);
    const { feeds, stories, deliveries } = report;
    await writeLine(
      terminal,
      `feeds        ${feeds.total} (${feeds.failing.length} failing, ${feeds.unread} not read yet)`,
    );
    for (const feed of feeds.failing)
      await writeLine(
        terminal,
        `  failing    ${feed.name}: ${feed.error}${feed.failures > 1 ? ` (${feed.failures} times in a row)` : ''}`,
      );
    await writeLine(terminal, `stories      ${stories}`);
    await writeLine(
      terminal,
      `deliveries   ${deliveries.sent} sent, ${deliveries.due} due, ${deliveries.parked} parked`,
    );
    for (const { channel, incidentId, lastFailure, nextTryAt, notice, state } of report.undelivered) {
      const what = notice === undefined ? `incident ${incidentId}` : 'a notice';
      const when = state === 'parked' ? 'parked' : `next try ${nextTryAt.toISOString()}`;
      await writeLine(
        terminal,
        `  undelivered ${channelKey(channel)} ${what}: ${lastFailure ?? 'not tried yet'} (${when})`,
      );
    }
  });
}
