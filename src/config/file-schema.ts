import bytes from 'bytes';
import ms, { type StringValue } from 'ms';
import { z } from 'zod';
import { isCronExpression } from '../schedule.ts';

const TRAILING_SLASHES = /\/+$/;

const duration = z.string().transform((text, context) => {
  const value = ms(text as StringValue);
  if (Number.isFinite(value) && value >= 60_000) return value;
  context.addIssue({ code: 'custom', message: `"${text}" is no duration of a minute or more; write 15m or 2h` });
  return z.NEVER;
});

const size = z.union([z.number(), z.string()]).transform((text, context) => {
  const value = bytes.parse(text);
  if (value !== null && value > 0) return value;
  context.addIssue({ code: 'custom', message: `"${text}" is no size; write 5MB` });
  return z.NEVER;
});

const timezone = z.string().refine(isTimezone, { error: 'is no IANA time zone; write Europe/Paris' });
/** `https://user:password@host` */
const WITH_CREDENTIALS = /^[a-z]+:\/\/[^/?#]*@/i;
const address = z
  .url({ protocol: /^https?$|^sitrep$/, error: 'is no http(s) address' })
  .refine((url) => !WITH_CREDENTIALS.test(url), 'carries a user name or a password, which is never sent');
const channel = z.string().regex(/^[a-z]+:.+$/, 'is no channel; write slack:T1/C123');
const language = z.string().regex(/^[a-z]{2}$/, 'is no ISO 639-1 code; write en');

const IRC_CHANNEL = /^[#&][^\s,\p{Cc}]+$/u;
const IRC_NICK = /^[A-Za-z_][A-Za-z0-9_-]*$/;

const circle = z.enum(['everyone', 'members', 'admins'], 'is none of everyone, members, admins');

const feed = z.strictObject({
  url: address,
  name: z.string().min(1).optional(),
  language: language.optional(),
  reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).default('F'),
  every: duration.optional(),
});

const feedFile = z.strictObject({ file: z.string().min(1) });

/** `sitrep.yaml`: every key optional, unknown keys refused. */
export const fileSchema = z.strictObject({
  feeds: z.array(z.union([feedFile, feed])).optional(),
  schedule: z
    .string()
    .refine(isCronExpression, { error: 'is no cron expression; write */5 * * * *' })
    .default('*/5 * * * *'),
  timezone: timezone.default('UTC'),
  network: z.strictObject({ allowPrivate: z.array(z.string()).default([]) }).prefault({}),
  actors: z.strictObject({ files: z.array(z.string()).default([]) }).prefault({}),
  techniques: z.strictObject({ learned: z.boolean().default(true) }).prefault({}),
  adapters: z
    .strictObject({
      slack: z
        .strictObject({ adminUsers: z.array(z.string()).default([]), defaultChannel: z.string().optional() })
        .optional(),
      teams: z.strictObject({ adminUsers: z.array(z.string()).default([]) }).optional(),
      irc: z
        .strictObject({
          host: z.string().min(1),
          port: z.int().min(1).max(65_535).default(6697),
          tls: z.boolean().default(true),
          nick: z.string().regex(IRC_NICK, 'is no nick').default('sitrep'),
          channels: z.array(z.string().regex(IRC_CHANNEL, 'is no channel; write "#security"')).min(1),
          adminUsers: z.array(z.string()).default([]),
        })
        .optional(),
      webhook: z
        .array(
          z.strictObject({
            name: z.string().regex(/^[a-z0-9-]+$/, 'holds more than a-z, 0-9 and -'),
            url: z.url({ protocol: /^https?$/, error: 'is no http(s) address' }),
            secret: z.string().optional(),
            secretFile: z.string().optional(),
          }),
        )
        .default([]),
      web: z.strictObject({ enabled: z.boolean().default(true) }).prefault({}),
      console: z.strictObject({ enabled: z.boolean().default(true) }).prefault({}),
    })
    .prefault({}),
  adminChannel: channel.optional(),
  publicUrl: z
    .url({ protocol: /^https?$/, error: 'is no http(s) address' })
    .transform((url) => url.replace(TRAILING_SLASHES, ''))
    .optional(),
  permissions: z
    .strictObject({
      subscribe: circle.default('everyone'),
      feeds: circle.default('admins'),
      suppress: circle.default('admins'),
      merge: circle.default('admins'),
    })
    .prefault({}),
  subscriptions: z
    .array(
      z.strictObject({
        channel,
        actors: z.array(z.string()).default([]),
        everything: z.boolean().default(false),
        minRole: z.enum(['attributed', 'suspected', 'mentioned', 'denied']).default('suspected'),
      }),
    )
    .default([]),
  model: z
    .strictObject({
      name: z.string().optional(),
      dailyTokens: z.int().positive().default(200_000),
      language: language.default('en'),
    })
    .prefault({}),
  ourSectors: z.array(z.string()).default([]),
  ourCountries: z.array(z.string().regex(/^[A-Z]{2}$/, 'is no ISO country code; write FR')).default([]),
  watchWords: z.array(z.string().min(2)).default([]),
  limits: z
    .strictObject({
      postsPerHour: z.int().positive().default(12),
      articleBytes: size.prefault('5MB'),
      feedBytes: size.prefault('10MB'),
    })
    .prefault({}),
});

export type ConfigFile = z.infer<typeof fileSchema>;

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
