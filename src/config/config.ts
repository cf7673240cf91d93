import type { Channel } from '../model/delivery.ts';
import type { Role } from '../model/findings.ts';
import type { Permissions } from '../model/permission.ts';
import type { Reliability } from '../model/story.ts';
import type { Secret } from '../secret.ts';

/** A feed as the operator wrote it. */
export interface FeedSetting {
  readonly url: string;
  readonly name?: string;
  readonly language?: string;
  readonly reliability: Reliability;
  readonly everyMs?: number;
}

export interface SlackSettings {
  readonly botToken?: Secret;
  readonly signingSecret?: Secret;
  /** Present: Socket Mode. */
  readonly appToken?: Secret;
  /** Present: other workspaces may install Sitrep by themselves. */
  readonly oauth?: { readonly clientId: string; readonly clientSecret: Secret };
  readonly apiUrl?: string;
  readonly adminUsers: readonly string[];
  readonly defaultChannel?: string;
}

export interface TeamsSettings {
  readonly appId: string;
  readonly appPassword: Secret;
  readonly appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId?: string;
  readonly adminUsers: readonly string[];
}

export interface WebhookSettings {
  readonly name: string;
  readonly url: string;
  readonly secret: Secret;
}

export interface IrcSettings {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly nick: string;
  readonly password?: Secret;
  readonly channels: readonly string[];
  /** Services accounts. */
  readonly adminUsers: readonly string[];
}

export interface ModelSettings {
  readonly apiKey: Secret;
  readonly baseUrl?: string;
  readonly name: string;
  readonly dailyTokens: number;
  readonly language: string;
}

export interface SubscriptionSetting {
  readonly channel: string;
  readonly actors: readonly string[];
  readonly everything: boolean;
  readonly minRole: Role;
}

/** Everything an operator can decide, read once from the environment and `sitrep.yaml`. */
export interface Config {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly apiToken?: Secret;
  /** Absent: the bundled list and the sample feeds. */
  readonly feeds?: readonly FeedSetting[];
  /** OPML or JSON lists of feeds, as absolute paths. */
  readonly feedFiles: readonly string[];
  /** Cron expression of the heartbeat. */
  readonly schedule: string;
  readonly timezone: string;
  readonly network: { readonly allowPrivate: readonly string[] };
  /** Absolute paths of overlays. */
  readonly actorFiles: readonly string[];
  /** Whether techniques are learned from an imported ATT&CK bundle, and what was learned is used. */
  readonly techniques: { readonly learned: boolean };
  readonly adapters: {
    readonly console: boolean;
    readonly web: boolean;
    readonly slack?: SlackSettings;
    readonly teams?: TeamsSettings;
    readonly irc?: IrcSettings;
    readonly webhook: readonly WebhookSettings[];
  };
  /** Where people reach the console, without a slash at its end; chats link to it. */
  readonly publicUrl?: string;
  /** Where trouble is told; absent: the console. */
  readonly adminChannel?: Channel;
  readonly permissions: Permissions;
  readonly subscriptions: readonly SubscriptionSetting[];
  readonly model?: ModelSettings;
  /** What raises a briefing's priority. */
  readonly watch: {
    readonly sectors: readonly string[];
    readonly countries: readonly string[];
    readonly words: readonly string[];
  };
  readonly limits: { readonly postsPerHour: number; readonly articleBytes: number; readonly feedBytes: number };
}
