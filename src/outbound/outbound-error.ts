import { AppError, appError } from '../errors.ts';
import { RefusedAddress } from './guarded-lookup.ts';
import { BodyTooLarge, UnknownEncoding } from './read-body.ts';

const CERTIFICATE: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate comes from an issuer that is not known',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate comes from an issuer that is not known',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};
const WHY: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is not known',
  EAI_AGAIN: 'its name could not be looked up',
  ECONNREFUSED: 'it accepts no connection',
  ECONNRESET: 'it broke the connection',
  EHOSTUNREACH: 'no way leads there',
  ENETUNREACH: 'no way leads there',
  EPIPE: 'it broke the connection',
  ETIMEDOUT: 'it did not answer the connection',
  HPE_HEADER_OVERFLOW: 'its headers are too large',
  Z_DATA_ERROR: 'its compression is broken',
};

/** Translates what Node's client, the look-up and zlib throw. `target` is shown to people: it holds no secret. */
export function toAppError(error: unknown, target: string, limitBytes: number): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof RefusedAddress) {
    return appError('OUTBOUND_REFUSED', { target, why: 'it leads to a private address' }, { cause: error });
  }
  if (error instanceof BodyTooLarge) return appError('OUTBOUND_TOO_LARGE', { target, limitBytes }, { cause: error });
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const invalid = CERTIFICATE[code];
  if (invalid) return appError('OUTBOUND_CERTIFICATE', { target, why: invalid }, { cause: error });
  const why = error instanceof UnknownEncoding ? 'its compression is not known' : reason(code);
  return appError('OUTBOUND_FAILED', { target, why }, { cause: error });
}

function reason(code: string): string {
  return WHY[code] ?? (code ? `the connection failed (${code})` : 'the connection failed');
}
