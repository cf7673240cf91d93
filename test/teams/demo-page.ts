import { hostConfig, pageStyle, RENDERER, type Theme } from './draw-html.ts';

/** A channel of the local Teams: what stands there, drawn by the official package, and fields to write and to search. */
export function demoPage(theme: Theme): string {
  const other = theme === 'dark' ? 'light' : 'dark';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sitrep in a local Teams</title><style>${pageStyle(theme)}
  body { max-width: 760px; margin: 0 auto; }
  .thread { margin: 0 0 20px; } .thread > .message ~ .message { margin-left: 28px; }
  .who { font-weight: 600; margin: 6px 0 2px; } .note { opacity: .7; font-size: 12px; }
  form { display: flex; gap: 6px; margin: 6px 0; } form input { flex: 1; }
  dialog { width: min(560px, 90vw); max-height: 85vh; overflow: auto; color: inherit; background: inherit; border: 1px solid #8888; border-radius: 8px; }
  #toast { position: fixed; bottom: 16px; left: 50%; padding: 8px 14px; border-radius: 6px; background: #5b5fc7; color: #fff; }
</style></head><body>
<h1>General</h1>
<p class="note">A local Teams: what you write mentions Sitrep. <a href="?theme=${other}">${other}</a></p>
<div id="threads"></div>
<form data-path="/say"><input class="ac-input" name="text" aria-label="New conversation" placeholder="New conversation: try help, or actor lazarus"><button class="ac-pushButton">Send</button></form>
<form data-path="/search"><input class="ac-input" name="words" aria-label="Search" placeholder="Message extension: search actors as one types"><button class="ac-pushButton">Search</button></form>
<form data-path="/brief"><input class="ac-input" name="text" aria-label="Brief this" placeholder="Message action “Brief this”: a message with a link"><button class="ac-pushButton">Brief this</button></form>
<div id="found"></div><div id="toast" hidden role="status"></div>
<dialog id="window"><div id="inside"></div><form method="dialog"><button class="ac-pushButton">Close</button></form></dialog>
<script>${RENDERER}</script>
<script>
const host = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfig(theme))});
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = text; result.didProcess = true; };
const shown = new Map();
const send = async (path, body) => (await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();
const element = (name, className, text = '') => Object.assign(document.createElement(name), { className, textContent: text });
function toast(text) {
  const box = document.getElementById('toast');
  Object.assign(box, { textContent: text, hidden: false });
  setTimeout(() => { box.hidden = true; }, 4000);
}
function draw(json, id) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = host;
  card.onExecuteAction = async (action) => {
    if (action.url) return window.open(action.url, '_blank', 'noopener');
    if (action.data?.msteams) return showWindow(await send('/dialog', { step: 'open', data: action.data }));
    const { notice } = await send('/press', { id, data: action.data });
    if (notice) toast(notice);
    refresh();
  };
  card.parse(json);
  const box = element('div', 'card');
  box.append(card.render());
  return box;
}
window.showWindow = showWindow;
window.send = send;
function showWindow({ content }) {
  const box = document.getElementById('window');
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = host;
  card.onExecuteAction = async (action) => {
    if (action.url) return window.open(action.url, '_blank', 'noopener');
    showWindow(await send('/dialog', { step: 'submit', data: action.data }));
    refresh();
  };
  card.parse(content);
  document.getElementById('inside').replaceChildren(card.render());
  if (!box.open) box.showModal();
}
function drawMessage(message) {
  const box = element('div', 'message');
  box.append(element('div', 'who', message.from === 'bot' ? 'Sitrep' : 'You'));
  if (message.own) box.append(element('div', 'note', 'Only you see this.'));
  box.append(message.card ? draw(message.own ?? message.card, message.id) : element('div', 'text', message.text));
  if (message.edits) box.append(element('div', 'note', 'Edited'));
  return box;
}
function form(path, placeholder, extra) {
  const box = element('form', '');
  const input = Object.assign(element('input', 'ac-input'), { name: 'text', placeholder, ariaLabel: placeholder });
  box.append(input, element('button', 'ac-pushButton', 'Reply'));
  box.onsubmit = (event) => { event.preventDefault(); send(path, { text: input.value, ...extra }).then(refresh); input.value = ''; };
  return box;
}
async function refresh() {
  const messages = await (await fetch('/messages')).json();
  for (const message of messages) {
    const json = JSON.stringify(message);
    const before = shown.get(message.id);
    if (before?.json === json) continue;
    const box = drawMessage(message);
    if (before) before.box.replaceWith(box);
    else {
      let thread = document.getElementById('t' + message.root);
      if (!thread) {
        thread = Object.assign(element('section', 'thread'), { id: 't' + message.root });
        thread.append(form('/say', 'Reply in this thread', { root: message.root }));
        document.getElementById('threads').append(thread);
      }
      thread.lastElementChild.before(box);
    }
    shown.set(message.id, { json, box });
  }
}
for (const each of document.querySelectorAll('form[data-path]')) each.onsubmit = async (event) => {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(each));
  const { cards, content } = await send(each.dataset.path, fields);
  if (content) showWindow({ content });
  if (cards) document.getElementById('found').replaceChildren(...cards.slice(0, 3).map((card) => draw(card)));
  each.reset();
  refresh();
};
refresh();
setInterval(refresh, 1000);
</script></body></html>`;
}
