import { expect, it } from 'vitest';
import { defang, refang } from '../../briefings/render/defang.ts';

const CASES = [
  ['domain', 'a.evil.example', 'a[.]evil[.]example'],
  ['ipv4', '192.0.2.7', '192[.]0[.]2[.]7'],
  ['ipv6', '2001:db8::1', '2001[:]db8[:][:]1'],
  ['email', 'a.b@evil.example', 'a[.]b[at]evil[.]example'],
  ['url', 'https://evil.example:8080/a.php?b=c.d', 'hxxps://evil[.]example:8080/a.php?b=c.d'],
  ['cve', 'CVE-2024-1234', 'CVE-2024-1234'],
  ['file', 'setup.exe', 'setup.exe'],
] as const;

it.each(CASES)('defangs %s %s, twice as well as once, and back', (type, value, shown) => {
  expect(defang({ type, value })).toBe(shown);
  expect(defang({ type, value: shown })).toBe(shown);
  expect(refang({ type, value: shown })).toBe(value);
});
