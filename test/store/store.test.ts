import { afterAll } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { storeContract } from '../contracts/store.ts';
import { startPostgres } from '../support/a-postgres.ts';

storeContract('SQLite', () => openStore('sqlite::memory:'));

const postgres = await startPostgres();
afterAll(() => postgres?.stop());
if (postgres) storeContract('PostgreSQL', async () => openStore(await postgres.fresh()));
