/** What a check of the installation found. */
export interface Diagnosis {
  /** `database`, `slack`, … */
  readonly about: string;
  readonly state: 'ok' | 'notice' | 'trouble' | 'untried';
  /** One sentence. */
  readonly says: string;
  /** What to do about it. */
  readonly remedy?: string;
}

export function fine(about: string, says: string): Diagnosis {
  return { about, state: 'ok', says };
}

export function untried(about: string, says: string): Diagnosis {
  return { about, state: 'untried', says };
}

/** Something that works, though perhaps not as wished. */
export function notice(about: string, says: string, remedy?: string): Diagnosis {
  return { about, state: 'notice', says, ...(remedy !== undefined && { remedy }) };
}

export function trouble(about: string, says: string, remedy: string): Diagnosis {
  return { about, state: 'trouble', says, remedy };
}
