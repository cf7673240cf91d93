import type { Store } from '../../../src/store/store.ts';

/** The store of a process that is killed, by SIGKILL, right before or right after so many calls; within transactions too. */
export function mortal(store: Store, dies: { readonly call: number; readonly when: 'before' | 'after' }): Store {
  let calls = 0;
  const counted = <T extends object>(room: T): T =>
    new Proxy(room, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (typeof value === 'object' && value !== null) return counted(value);
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]) => {
          calls += 1;
          const last = calls === dies.call;
          if (last && dies.when === 'before') process.kill(process.pid, 'SIGKILL');
          const result = await value.apply(
            target,
            name === 'transaction' ? given.map((work) => (tx: Store) => (work as Work)(counted(tx))) : given,
          );
          if (last) process.kill(process.pid, 'SIGKILL');
          return result;
        };
      },
    });
  return counted(store);
}

type Work = (tx: Store) => Promise<unknown>;
