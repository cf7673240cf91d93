import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToLine, htmlToText } from '../../src/feeds/html-to-text.ts';

describe('htmlToText', () => {
  it.each([
    ['<p>One &amp; <b>tw</b>o&nbsp;!</p><p>Three</p>', 'One & two !\nThree'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<ul>\n <li>one\n <li>two</ul>', 'one\ntwo'],
    ['<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>', '1 2\n3'],
    ['<p>in\nthe  same\tline</p>', 'in the same line'],
    ['<pre>C:\\a\nC:\\b</pre>', 'C:\\a\nC:\\b'],
    ['<p>seen</p><script>if (a<b) x()</script><style>p{}</style><p>too</p>', 'seen\ntoo'],
    ['<svg><svg><text>no</text></svg></svg>yes', 'yes'],
    ['x < y and y > z', 'x < y and y > z'],
    ['plain\ntext &lt;b&gt; &eacute; &unknown; AT&T', 'plain\ntext <b> é &unknown; AT&T'],
    ['<xhtml:p>one</xhtml:p><xhtml:p>two</xhtml:p>', 'one\ntwo'],
    ['<p title="a>b">c</p>', 'c'],
    ['<p>open <b>end', 'open end'],
    ['e\u0301 so\u00adft \u202eright\u202c z\u200bero \u0007bell', 'é soft right zero bell'],
  ])('%j', (html, text) => expect(htmlToText(html)).toBe(text));

  it('puts a title on one line', () => expect(htmlToLine('<p>One</p>\n<p>two</p>')).toBe('One two'));

  it('never lets a control character through, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(htmlToText(text)).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it.each(['<', 'x<p', '<p>', '&', '&amp', '<!--', '<a ', '\n ', '<script>', '</', '<svg>', '<b></i>'])(
    'takes 300 kB of %j in linear time',
    (piece) => {
      const start = performance.now();
      htmlToText(piece.repeat(300_000 / piece.length));
      expect(performance.now() - start).toBeLessThan(2_000);
    },
  );
});
