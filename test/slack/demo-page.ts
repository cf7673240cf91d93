import { sanitiseLine } from '../../briefings/render/sanitise.ts';
import type { ShownMessage, ShownView } from './a-slack.ts';
import { drawHtml } from './draw-html.ts';

type Json = Readonly<Record<string, unknown>>;

/** The local workspace as a page: what stands in the channel, the window on top of it, Home, and a box to type in. */
export function demoPage(messages: readonly ShownMessage[], views: readonly ShownView[]): string {
  const home = views.findLast(({ view }) => view.type === 'home');
  const modal = views.findLast(({ view }) => view.type === 'modal');
  const channel = messages.map((message, index) =>
    framed(`message/${index}`, drawHtml(message.blocks), labelOf(message, messages)),
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sitrep in a local Slack</title><style>
body{font:15px sans-serif;margin:0;display:grid;grid-template-columns:3fr 2fr;gap:16px;padding:16px;background:#f4f4f5}
iframe{width:100%;border:1px solid #ddd;border-radius:8px;background:#fff}small{color:#555}form{display:flex;gap:8px;margin:0 0 12px}
input[name=text]{flex:1}input,button,select,textarea{font:inherit;padding:6px 10px}fieldset{border:1px solid #ddd;border-radius:8px;background:#fff;margin-bottom:12px}
fieldset label{display:block;margin:8px 0}</style>
<main><h2>#general</h2><form method="post" action="/say"><input name="text" autofocus placeholder="/sitrep help    or    @sitrep how did they get in?"><button>Send</button></form>${channel.reverse().join('')}</main>
<aside><form method="post" action="/home"><button>Open Home</button></form>${modal ? windowOf(modal) : ''}${home ? `<h2>Home</h2>${framed(`view/${home.id}`, drawHtml((home.view.blocks ?? []) as object[]), '')}` : ''}</aside>
<script>for (const frame of document.querySelectorAll('iframe')) frame.onload = () => {
  const page = frame.contentDocument; frame.style.height = page.documentElement.scrollHeight + 'px';
  [...page.querySelectorAll('button')].forEach((button, index) => button.onclick = async () => { await fetch('/press/' + frame.name + '/' + index, { method: 'POST' }); location.reload(); });
};</script></html>`;
}

function labelOf({ isPrivate, threadTs, ts }: ShownMessage, messages: readonly ShownMessage[]): string {
  if (isPrivate) return 'Only visible to you';
  if (threadTs === undefined || threadTs === ts) return '';
  const parent = messages.find((message) => message.ts === threadTs);
  return `In the thread of: ${attribute(sanitiseLine(parent?.text ?? 'a message').slice(0, 90))}`;
}

function framed(name: string, page: string, label: string): string {
  return `<p><small>${label}</small><iframe name="${name}" srcdoc="${attribute(page)}"></iframe></p>`;
}

function windowOf({ id, view }: ShownView): string {
  const blocks = (view.blocks ?? []) as readonly Json[];
  const title = textOf(view.title);
  const inputs = blocks.filter(({ type }) => type === 'input');
  if (inputs.length === 0) return framed(`view/${id}`, drawHtml(blocks as object[], attribute(title)), '');
  const fields = inputs.map((block) => `<label>${attribute(textOf(block.label))}<br>${field(block)}</label>`);
  const notes = blocks.filter(({ type }) => type === 'context').map(({ elements }) => textOf((elements as Json[])[0]));
  return `<form method="post" action="/submit/${id}" style="display:block"><fieldset><legend>${attribute(title)}</legend>${fields.join('')}<p><small>${attribute(notes.join(' '))}</small></p><button name="do" value="submit">${attribute(textOf(view.submit))}</button> <button name="do" value="change">What would that be?</button></fieldset></form>`;
}

function field({ block_id, element }: Json): string {
  const { type, options = [] } = element as { readonly type: string; readonly options?: readonly Json[] };
  const name = attribute(String(block_id));
  switch (type) {
    case 'static_select':
      return `<select name="${name}">${options.map((option) => `<option value="${attribute(String(option.value))}">${attribute(textOf(option.text && option))}</option>`).join('')}</select>`;
    case 'multi_external_select':
      return `<input name="${name}" placeholder="lazarus">`;
    case 'timepicker':
      return `<input type="time" name="${name}" value="09:00">`;
    case 'plain_text_input':
      return `<textarea name="${name}" rows="3" cols="40"></textarea>`;
    default:
      return '<em>#general</em>';
  }
}

function textOf(value: unknown): string {
  const { text } = (value ?? {}) as { readonly text?: unknown };
  return typeof text === 'string' ? sanitiseLine(text) : text === undefined ? '' : textOf(text);
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
