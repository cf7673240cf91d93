const STOP = 'Stop: ';

/** The reason of a post ends with the command that stops it; in Slack that is typed after `/sitrep`. */
export function withSlash(reason: string): string {
  return reason.replace(STOP, `${STOP}/sitrep `);
}
