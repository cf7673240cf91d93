const BODY = /<((?:[\w.-]+:)?(?:title|description|summary|content|encoded))(\s[^<>]*)?>/gi;
const CDATA_MARKS = /<!\[CDATA\[|\]\]>/g;
const CDATA = '<![CDATA[';

/**
 * Puts markup that stands bare inside titles and bodies (XHTML, forgotten escapes) into CDATA, so that an XML reader takes
 * it as text, in its order, whatever state it is in. Takes time linear in its input.
 */
export function shieldBodies(xml: string): string {
  const pieces: string[] = [];
  const neverClosed = new Set<string>();
  let done = 0;
  BODY.lastIndex = 0;
  for (let match = BODY.exec(xml); match; match = BODY.exec(xml)) {
    const [open, name = '', attributes = ''] = match;
    if (attributes.endsWith('/') || neverClosed.has(name)) continue;
    const start = match.index + open.length;
    const end = xml.indexOf(`</${name}`, afterCdata(xml, start));
    if (end < 0) {
      neverClosed.add(name);
      continue;
    }
    const inner = xml.slice(start, end);
    if (isBare(inner)) {
      pieces.push(xml.slice(done, start), CDATA, inner.replace(CDATA_MARKS, ''), ']]>');
      done = end;
    }
    BODY.lastIndex = end;
  }
  pieces.push(xml.slice(done));
  return pieces.join('');
}

/** Past a CDATA section that begins the body: it may quote its own closing tag. */
function afterCdata(xml: string, start: number): number {
  let at = start;
  while (at < xml.length && xml.charCodeAt(at) <= 32) at++;
  if (!xml.startsWith(CDATA, at)) return start;
  const end = xml.indexOf(']]>', at);
  return end < 0 ? start : end;
}

/** Whether markup stands outside one whole CDATA section. */
function isBare(inner: string): boolean {
  if (!inner.includes('<')) return false;
  const text = inner.trim();
  return !(text.startsWith(CDATA) && text.indexOf(']]>') === text.length - 3);
}
