/** What Teams takes, in UTF-16 units. Where its documents disagree the stricter figure stands here. */
export const LIMITS = {
  /** 28 KB of UTF-16: a whole message as JSON. */
  messageJson: 14_336,
  /** A card as JSON; the rest of the message is its envelope. */
  cardJson: 13_200,
  text: 2_000,
  heading: 300,
  buttonLabel: 40,
  /** What a button says, as JSON: a row of buttons, each with its fallback, must fit into a card. */
  press: 800,
  url: 2_000,
  /** What a phone's lock screen shows. */
  notification: 300,
  /** A row of buttons on a phone; what is wider would be cut or hidden. */
  rowCharacters: 38,
} as const;

/** At most `limit` characters; cut at a word where there is one near, and marked. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, breakBefore(text, limit - 1)).trimEnd()}…`;
}

/** The whole text in pieces of at most `limit` characters, broken at words where there are any. */
export function pieces(text: string, limit: number): readonly string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const at = breakBefore(rest, limit);
    found.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...found, rest];
}

/** Where to break so that no word, and never a pair of surrogates, is torn. */
function breakBefore(text: string, limit: number): number {
  const room = text.slice(0, limit);
  const space = Math.max(room.lastIndexOf(' '), room.lastIndexOf('\n')) + 1;
  if (space > limit * 0.7) return space;
  const last = room.charCodeAt(room.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? room.length - 1 : room.length;
}
