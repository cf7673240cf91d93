const REMEMBERED_MS = 3_600_000;
const MOST = 10_000;

/** Who was seen where. Only what Slack itself says of a request counts: a button or a dialog may carry any channel. */
export interface Attendance {
  /** This person spoke, or pressed something, in this channel. */
  saw(user: string, channel: string): void;
  /** Whether that was within the last hour. */
  wasThere(user: string, channel: string): boolean;
}

export function createAttendance(now: () => Date): Attendance {
  const seen = new Map<string, number>();
  return {
    saw(user, channel) {
      const key = `${user} ${channel}`;
      seen.delete(key);
      seen.set(key, now().getTime());
      const [oldest] = seen.keys();
      if (seen.size > MOST && oldest !== undefined) seen.delete(oldest);
    },
    wasThere(user, channel) {
      const at = seen.get(`${user} ${channel}`);
      return at !== undefined && now().getTime() - at <= REMEMBERED_MS;
    },
  };
}
