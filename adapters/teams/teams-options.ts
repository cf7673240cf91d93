import type { Secret } from '../../src/secret.ts';
import type { TeamsBotParts } from './teams-bot.ts';

/** The registration of the bot. */
export interface TeamsApp {
  readonly appId: string;
  readonly appPassword: Secret;
  readonly appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId?: string;
}

/** Who signs tokens, where that is not Microsoft's public cloud. */
export interface TeamsCloud {
  readonly tokenIssuer: string;
  readonly openIdMetadataUrl: string;
  /** Gives a token for the connector, `renew` when the one before was refused. Absent: fetched as from Microsoft. */
  readonly acquireToken?: (renew: boolean) => Promise<string>;
}

export interface TeamsOptions extends Omit<TeamsBotParts, 'connector' | 'random' | 'wait'>, TeamsApp {
  readonly cloud?: TeamsCloud;
  /** Both default to real ones. */
  readonly random?: () => number;
  readonly wait?: (ms: number) => Promise<void>;
}
