import type { KnownBlock } from '@slack/types';

/** Blocks as Slack would look at them; every fault is a sentence. Shapes after `@slack/types`, lengths after Slack's documents. */
type Shape = Readonly<Record<string, unknown>>;
type BlockType = KnownBlock['type'];

const MOST = { message: 50, view: 100, json: 13_000 };
const WEB = /^https?:\/\//;

/** The block types that we draw; any other is a fault. */
const CHECKS: Readonly<Partial<Record<BlockType, (block: Shape, faults: string[]) => void>>> = {
  header: (block, faults) => text(block.text, 'header', 150, faults, 'plain_text'),
  section: (block, faults) => {
    if (block.text === undefined && block.fields === undefined) faults.push('section has neither text nor fields');
    if (block.text !== undefined) text(block.text, 'section', 3_000, faults);
    if (block.accessory !== undefined) element(block.accessory as Shape, faults);
  },
  context: (block, faults) => {
    const elements = listOf(block.elements);
    count(elements, 'context elements', 10, faults);
    for (const each of elements) text(each, 'context', 2_000, faults);
  },
  actions: (block, faults) => {
    const elements = listOf(block.elements);
    count(elements, 'actions elements', 25, faults);
    unique(
      elements.map(({ action_id }) => action_id),
      'action_id',
      faults,
    );
    for (const each of elements) element(each, faults);
  },
  image: (block, faults) => {
    string(block.alt_text, 'alt_text', 2_000, faults);
    if (block.slack_file === undefined && !WEB.test(String(block.image_url))) faults.push('image without a file');
  },
  input: (block, faults) => {
    text(block.label, 'label', 2_000, faults, 'plain_text');
    if (block.hint !== undefined) text(block.hint, 'hint', 2_000, faults, 'plain_text');
    element(block.element as Shape, faults);
  },
  rich_text: (block, faults) => {
    const elements = listOf(block.elements);
    count(elements, 'rich_text elements', 1_000, faults);
    for (const each of elements) richContainer(each, faults);
  },
};

const RICH_STYLES = ['bold', 'italic', 'strike', 'code'];

/** All that Slack would refuse in these blocks. */
export function blockFaults(blocks: readonly unknown[], place: 'message' | 'view'): readonly string[] {
  const faults: string[] = [];
  count(blocks, `${place} blocks`, MOST[place], faults);
  if (place === 'message' && JSON.stringify(blocks).length > MOST.json) faults.push('msg_blocks_too_long');
  unique(
    blocks.map((block) => (block as Shape).block_id),
    'block_id',
    faults,
  );
  for (const block of blocks as readonly Shape[]) {
    const check = CHECKS[block.type as BlockType];
    if (check) check(block, faults);
    else faults.push(`unknown block ${String(block.type)}`);
    if (block.block_id !== undefined) string(block.block_id, 'block_id', 255, faults);
  }
  return faults;
}

/** All that Slack would refuse in this window or Home page. */
export function viewFaults(view: Shape): readonly string[] {
  const faults = [...blockFaults(listOf(view.blocks), 'view')];
  if (view.type === 'modal') {
    for (const name of ['title', 'submit', 'close']) {
      if (view[name] !== undefined || name === 'title') text(view[name], name, 24, faults, 'plain_text');
    }
    const hasInput = listOf(view.blocks).some(({ type }) => type === 'input');
    if (hasInput && view.submit === undefined) faults.push('input without submit');
  }
  if (view.private_metadata !== undefined && String(view.private_metadata).length > 3_000) {
    faults.push('private_metadata too long');
  }
  return faults;
}

function element(each: Shape, faults: string[]): void {
  if (each.action_id !== undefined) string(each.action_id, 'action_id', 255, faults);
  if (each.placeholder !== undefined) text(each.placeholder, 'placeholder', 150, faults, 'plain_text');
  switch (each.type) {
    case 'button':
      text(each.text, 'button', 75, faults, 'plain_text');
      if (each.value !== undefined) string(each.value, 'button value', 2_000, faults);
      if (each.style !== undefined && each.style !== 'primary' && each.style !== 'danger') faults.push('button style');
      break;
    case 'static_select': {
      const options = listOf(each.options);
      count(options, 'options', 100, faults);
      for (const option of options) optionFaults(option, faults);
      break;
    }
    case 'multi_external_select':
    case 'conversations_select':
    case 'plain_text_input':
      break;
    case 'timepicker':
      if (!/^\d\d:\d\d$/.test(String(each.initial_time))) faults.push('initial_time');
      break;
    default:
      faults.push(`unknown element ${String(each.type)}`);
  }
}

/** A choice of a list, also as an answer to what was typed. */
export function optionFaults(option: Shape, faults: string[] = []): readonly string[] {
  text(option.text, 'option', 75, faults, 'plain_text');
  string(option.value, 'option value', 75, faults);
  return faults;
}

function richContainer(each: Shape, faults: string[]): void {
  const elements = listOf(each.elements);
  count(elements, String(each.type), 1_000, faults);
  switch (each.type) {
    case 'rich_text_list':
      if (each.style !== 'bullet' && each.style !== 'ordered') faults.push('list style');
      for (const item of elements) richContainer(item, faults);
      break;
    case 'rich_text_section':
    case 'rich_text_quote':
    case 'rich_text_preformatted':
      for (const item of elements) richElement(item, faults);
      break;
    default:
      faults.push(`unknown rich container ${String(each.type)}`);
  }
}

function richElement(each: Shape, faults: string[]): void {
  for (const style of Object.keys((each.style as Shape | undefined) ?? {})) {
    if (!RICH_STYLES.includes(style)) faults.push(`rich style ${style}`);
  }
  switch (each.type) {
    case 'text':
      string(each.text, 'rich text', 3_000, faults);
      break;
    case 'link':
      string(each.url, 'link', 3_000, faults);
      if (!WEB.test(String(each.url))) faults.push(`link to ${String(each.url)}`);
      break;
    case 'channel':
      string(each.channel_id, 'channel_id', 30, faults);
      break;
    case 'usergroup':
      string(each.usergroup_id, 'usergroup_id', 30, faults);
      break;
    case 'user':
      string(each.user_id, 'user_id', 30, faults);
      break;
    default:
      faults.push(`unknown rich element ${String(each.type)}`);
  }
}

function text(value: unknown, what: string, limit: number, faults: string[], only?: 'plain_text'): void {
  const { type, text: words } = (value ?? {}) as Shape;
  if (type !== 'plain_text' && type !== 'mrkdwn') faults.push(`${what} is no text`);
  if (only !== undefined && type !== only) faults.push(`${what} must be ${only}`);
  string(words, what, limit, faults);
}

function string(value: unknown, what: string, limit: number, faults: string[]): void {
  if (typeof value !== 'string') faults.push(`${what} is no string`);
  else if (value.length === 0) faults.push(`${what} is empty`);
  else if (value.length > limit) faults.push(`${what} has ${value.length} characters, ${limit} are allowed`);
}

function count(list: readonly unknown[], what: string, most: number, faults: string[]): void {
  if (list.length === 0) faults.push(`no ${what}`);
  if (list.length > most) faults.push(`${list.length} ${what}, ${most} are allowed`);
}

function unique(ids: readonly unknown[], what: string, faults: string[]): void {
  const given = ids.filter((id) => id !== undefined);
  if (new Set(given).size < given.length) faults.push(`${what} twice`);
}

function listOf(value: unknown): readonly Shape[] {
  return Array.isArray(value) ? (value as readonly Shape[]) : [];
}
