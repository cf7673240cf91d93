import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backupStore } from '../../src/store/backup-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aBriefing } from '../support/a-briefing.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('a backup', () => {
  it('is taken from a bot at work, and restored by putting the file in place', async () => {
    const folder = temporaryFolder();
    const url = `sqlite:${join(folder, 'sitrep.db')}`;
    const bot = await openStore(url, { exclusive: true });
    onTestFinished(() => bot.close());
    await bot.briefings.put(aBriefing());
    await bot.deliveries.put([aDelivery()]);
    const file = join(folder, 'backup.db');
    await backupStore(url, file);
    await bot.deliveries.put([aDelivery({ key: 'later' })]);

    const restored = await openStore(`sqlite:${file}`, { exclusive: true });
    onTestFinished(() => restored.close());
    expect(await restored.briefings.get(aBriefing().id)).toEqual(aBriefing());
    expect((await restored.deliveries.undelivered()).map(({ key }) => key)).toEqual([aDelivery().key]);
  });

  it('overwrites nothing', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'precious.db');
    writeFileSync(file, 'mine');
    await expect(backupStore(`sqlite:${join(folder, 'sitrep.db')}`, file)).rejects.toMatchObject({
      code: 'FILE_TAKEN',
    });
  });
});
