import { type Diagnosis, trouble } from '../../diagnosis.ts';
import { AppError } from '../../errors.ts';

const REMEDY = 'Check the network of this machine, then run `sitrep doctor`.';

/** What a check finds; a server that cannot be reached is a finding too. */
export async function reached(about: string, check: Promise<readonly Diagnosis[]>): Promise<readonly Diagnosis[]> {
  return check.catch((error: unknown) => {
    if (error instanceof AppError) return [trouble(about, error.message, REMEDY)];
    throw error;
  });
}
