import type { Indicator, IndicatorType } from '../../src/model/findings.ts';

const TO_ESCAPE = /['\\]/g;
const PATHS: Partial<Record<IndicatorType, string>> = {
  domain: 'domain-name:value',
  ipv4: 'ipv4-addr:value',
  ipv6: 'ipv6-addr:value',
  url: 'url:value',
  email: 'email-addr:value',
  md5: 'file:hashes.MD5',
  sha1: "file:hashes.'SHA-1'",
  sha256: "file:hashes.'SHA-256'",
  file: 'file:name',
};

/** The STIX pattern of a refanged indicator; `undefined` for kinds that patterns do not know (wallets, CVEs). */
export function stixPattern({ type, value }: Pick<Indicator, 'type' | 'value'>): string | undefined {
  const path = PATHS[type];
  return path === undefined ? undefined : `[${path} = '${value.replace(TO_ESCAPE, '\\$&')}']`;
}
