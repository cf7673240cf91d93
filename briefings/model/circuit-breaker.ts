/** Stops asking somebody who does not answer. */
export interface CircuitBreaker {
  isOpen(now: Date): boolean;
  succeeded(): void;
  failed(now: Date): void;
}

/** Opens after `failures` in a row for `restMs`; then one try decides. */
export function createCircuitBreaker(failures: number, restMs: number): CircuitBreaker {
  let inRow = 0;
  let openUntil = 0;
  return {
    isOpen: (now) => now.getTime() < openUntil,
    succeeded() {
      inRow = 0;
    },
    failed(now) {
      inRow += 1;
      if (inRow >= failures) openUntil = now.getTime() + restMs;
    },
  };
}
