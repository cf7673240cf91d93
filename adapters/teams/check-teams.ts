import { type Diagnosis, fine, trouble, untried } from '../../src/diagnosis.ts';
import type { Secret } from '../../src/secret.ts';

const ABOUT = 'teams';
const LOGIN = 'https://login.microsoftonline.com';
const SHARED_TENANT = 'botframework.com';
const SCOPE = 'https://api.botframework.com/.default';

/** The slice of the outbound door that we call. */
export type PostForm = (
  url: string,
  form: string,
  headers: Readonly<Record<string, string>>,
) => Promise<{ readonly status: number; readonly body: Uint8Array }>;

export interface TeamsCredentials {
  readonly appId: string;
  readonly appPassword: Secret;
  readonly appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId?: string;
}

/** Asks Microsoft for the token that posting needs. Posts nothing. */
export async function checkTeams(
  { appId, appPassword, appType, tenantId = SHARED_TENANT }: TeamsCredentials,
  post: PostForm,
  login: string = LOGIN,
): Promise<readonly Diagnosis[]> {
  if (appType === 'UserAssignedMSI')
    return [untried(ABOUT, 'A managed identity gets its tokens where it runs; not tried.')];
  const tenant = appType === 'SingleTenant' ? tenantId : SHARED_TENANT;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: appPassword.reveal(),
    scope: SCOPE,
  });
  const { status, body } = await post(`${login}/${tenant}/oauth2/v2.0/token`, form.toString(), {
    'content-type': 'application/x-www-form-urlencoded',
  });
  if (status === 200) return [fine(ABOUT, 'Microsoft accepts the app id and password.')];
  const remedy =
    'Compare MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType and MicrosoftAppTenantId with the bot in Azure; secrets expire.';
  return [trouble(ABOUT, `Microsoft refuses the app id or password (${codeOf(body) ?? status}).`, remedy)];
}

function codeOf(body: Uint8Array): string | undefined {
  try {
    return (JSON.parse(new TextDecoder().decode(body)) as { error?: string }).error;
  } catch {
    return undefined;
  }
}
