import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';

export const ISSUER = 'https://issuer.example';
const HOUR_S = 3_600;

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

export interface TokenClaims {
  readonly iss?: string;
  readonly aud?: string;
  readonly serviceurl?: string;
  /** Seconds from now. */
  readonly expiresInS?: number;
}

/** Signs what the platform says to the bot, and tells its keys as OpenID metadata do. */
export function createTokenIssuer(appId: string) {
  const kid = randomUUID();
  const { n, e } = publicKey.export({ format: 'jwk' });

  function sign(claims: TokenClaims, key: 'ours' | 'stranger' | 'none' = 'ours'): string {
    const { expiresInS = HOUR_S, ...told } = claims;
    const now = Math.floor(Date.now() / 1_000);
    const header = { typ: 'JWT', alg: key === 'none' ? 'none' : 'RS256', kid };
    const body = { iss: ISSUER, aud: appId, nbf: now - HOUR_S, exp: now + expiresInS, ...told };
    const unsigned = [header, body].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    if (key === 'none') return `${unsigned}.`;
    const signature = createSign('RSA-SHA256')
      .update(unsigned)
      .sign(key === 'ours' ? privateKey : stranger);
    return `${unsigned}.${signature.toString('base64url')}`;
  }

  return {
    sign,
    metadata: (base: string) => ({
      issuer: ISSUER,
      jwks_uri: `${base}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    keys: { keys: [{ kty: 'RSA', use: 'sig', kid, n, e, endorsements: ['msteams'] }] },
  };
}
