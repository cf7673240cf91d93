import { whatChanged } from '../../briefings/compose/changes.ts';
import { Deliverer, type DelivererParts, type Drained } from '../../src/delivery/deliver.ts';
import type { Store } from '../../src/store/store.ts';
import type { FakePlatform } from './fake-adapter.ts';

/** Delivers what is due, as a process would that starts and then stops. */
export function deliverDue(
  store: Store,
  { adapter }: FakePlatform,
  parts: Pick<DelivererParts, 'clock'> & Partial<DelivererParts>,
): Promise<Drained> {
  const deliverer = new Deliverer({
    outbox: store.deliveries,
    briefings: store.briefings,
    adapters: new Map([[adapter.name, adapter]]),
    whatChanged,
    postsPerHour: 12,
    owner: 'test',
    random: () => 1,
    onEvent: () => {},
    ...parts,
  });
  return deliverer.drain(0);
}
