import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../src/feeds/decode-document.ts';

const xml = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?><t>`;
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const BOM = '\ufeff';

describe('decodeDocument', () => {
  it.each([
    ['UTF-8 that is not declared', Buffer.from('café 日本'), '', 'café 日本'],
    ['a byte order mark over a lying header', Buffer.from(`${BOM}café`), 'text/xml; charset=iso-8859-1', 'café'],
    ['UTF-16, little end first', Buffer.from(`${BOM}<t>é`, 'utf16le'), 'text/xml; charset=utf-8', '<t>é'],
    ['UTF-16 without a mark', Buffer.from('<t>é', 'utf16le'), '', '<t>é'],
    [
      'the header over the declaration',
      latin(`${xml('utf-8')}\xe9`),
      'text/xml; charset="ISO-8859-1"',
      `${xml('utf-8')}é`,
    ],
    ['the declaration', Buffer.concat([latin(xml('koi8-r')), Buffer.from([0xd0])]), 'text/xml', `${xml('koi8-r')}п`],
    [
      'a page’s own word',
      Buffer.concat([latin('<meta charset=shift_jis>'), Buffer.from([0x93, 0xfa])]),
      'text/html',
      '<meta charset=shift_jis>日',
    ],
    [
      'an encoding that does not exist',
      Buffer.from(`${xml('x-fake')}é`),
      'text/xml; charset=nonsense',
      `${xml('x-fake')}é`,
    ],
    ['UTF-8 under a Latin label', Buffer.from(`${xml('iso-8859-1')}é`), '', `${xml('iso-8859-1')}é`],
    [
      'Latin that claims UTF-8',
      latin('<t>d\xe9j\xe0 vu, une \xe9tude'),
      'text/xml; charset=utf-8',
      '<t>déjà vu, une étude',
    ],
    ['one broken byte in UTF-8', Buffer.concat([Buffer.from('éàü'), Buffer.from([0xff])]), '', 'éàü\ufffd'],
    ['zeros and control characters', Buffer.from('a\0b\u0007c\td\ne'), '', 'abc\td\ne'],
  ])('reads %s', (_, bytes, contentType, text) => {
    expect(decodeDocument(bytes, contentType)).toBe(text);
  });
});
