/** What Slack takes, in UTF-16 units where it counts characters. Where its documents disagree the stricter figure stands here. */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** All blocks of a message as JSON: Slack refuses somewhere above 13,000 without saying so anywhere. */
  blocksJson: 12_000,
  headerText: 150,
  sectionText: 3_000,
  plainInContext: 2_000,
  contextElements: 10,
  actionElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  url: 3_000,
  id: 255,
  options: 100,
  optionText: 75,
  optionValue: 75,
  placeholder: 150,
  modalTitle: 24,
  privateMetadata: 3_000,
  altText: 2_000,
  /** `chat.update` takes 4,000 bytes of text after escaping; a lock screen shows far less. */
  notification: 300,
} as const;

/** At most `limit` characters; cut at a word where there is one near, and marked. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = text.slice(0, Math.max(0, limit - 1));
  const space = room.lastIndexOf(' ');
  const kept = space > limit * 0.7 ? room.slice(0, space) : room;
  return `${withoutHalf(kept).trimEnd()}…`;
}

/** The first half of a pair of surrogates is no character. */
function withoutHalf(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
