const MARK = /["\\[\]{}]/g;
/** Of a JSON Feed: its root, and in it the list of items. */
const ITEM_DEPTH = 2;

/** JSON that was cut off inside a list of its root: closed behind the last whole object there. Linear in its input. */
export function closeJson(text: string): string {
  let depth = 0;
  let end = 0;
  let inString = false;
  MARK.lastIndex = 0;
  for (let match = MARK.exec(text); match; match = MARK.exec(text)) {
    const [mark] = match;
    if (mark === '"') inString = !inString;
    else if (mark === '\\') MARK.lastIndex++;
    else if (!inString) {
      depth += mark === '{' || mark === '[' ? 1 : -1;
      if (mark === '}' && depth === ITEM_DEPTH) end = MARK.lastIndex;
    }
  }
  return `${text.slice(0, end)}]}`;
}
