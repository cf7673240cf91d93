import { extractDomains, extractEmails, extractURLs, isDomain } from 'ioc-extractor';
import { describe, expect, it } from 'vitest';
import { domainsIn, emailsIn, urlsIn } from '../../briefings/facts/domains.ts';
import { isTopLevelDomain } from '../../briefings/facts/top-level-domains.ts';

const TEXTS = [
  'c2.evil-host.example.com and evil.com.foo, evil.com-pay, EVIL.COM, not 4.5 or e.g. or end.The',
  'xn--80ak6aa92e.com shop.xn--p1ai a--b.evil.net -lead.org under_score.io trailing.com. v1.2.zip',
  'https://evil.com/a?b=c#d, http://user:pw@evil.co.uk:8080/x "http://10.1.2.3:81/y" http://localhost/z http://nothing/',
  'https://name@evil.org ftp://evil.com hxxp://evil.com HTTPS://EVIL.COM/UP',
  'mail a.b+c@evil.com, <x@sub.evil.co.jp>; no@tld.invalidlabel @evil.com two@@evil.com',
];

describe('addresses in a text', () => {
  it.each(TEXTS)('are those that the extractor finds: %s', (text) => {
    const found = { domains: domainsIn(text), urls: urlsIn(text), emails: emailsIn(text) };
    expect(found).toEqual({
      domains: extractDomains(text),
      urls: extractURLs(text, { strict: true, sort: false }),
      emails: extractEmails(text),
    });
  });

  it('have an ending of the public DNS', () => {
    const endings = 'com io uk zip museum xn--p1ai xn--vermgensberatung-pwb exe the local onion'.split(' ');
    expect(endings.filter(isTopLevelDomain)).toEqual(endings.filter((ending) => isDomain(`name.${ending}`)));
  });

  it('are read in time that grows with the text', () => {
    const start = performance.now();
    for (const text of ['a'.repeat(200_000), 'a-'.repeat(100_000), 'a.'.repeat(10), `http://${'a@'.repeat(2_000)}`]) {
      domainsIn(text);
      urlsIn(text);
      emailsIn(text);
    }
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
