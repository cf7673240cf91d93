// The pages work without this script; with it they are quicker to read.

const NEWS_MS = 20_000;
const SHOWN = {
  moment: new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }),
  day: new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }),
};

/** Moments in the reader's own zone; the title keeps UTC. */
function localiseTimes(root) {
  for (const time of root.querySelectorAll('time[data-local]')) {
    if (!time.title) time.title = time.textContent;
    time.textContent = SHOWN[time.dataset.local].format(new Date(time.dateTime));
  }
}

/** Pointing at words, or going to them by keyboard, lights their facts; pointing at a fact lights its words. */
function tieFactsToWords(root) {
  const facts = [...root.querySelectorAll('[data-fact]')];
  const words = [...root.querySelectorAll('[data-words]')];
  const anchors = (element) => (element.dataset.fact ?? element.dataset.words).split(' ').filter(Boolean);
  const tie = (from, to) => {
    for (const element of from) {
      const own = anchors(element);
      const others = to.filter((other) => anchors(other).some((anchor) => own.includes(anchor)));
      const light = (on) => {
        for (const each of [element, ...others]) each.classList.toggle('lit', on);
      };
      for (const event of ['pointerenter', 'focusin']) element.addEventListener(event, () => light(true));
      for (const event of ['pointerleave', 'focusout']) element.addEventListener(event, () => light(false));
    }
  };
  tie(facts, words);
  tie(words, facts);
  for (const fact of facts) {
    fact.addEventListener('click', (event) => {
      if (!event.target.closest('a, button, summary')) fact.querySelector('.cite')?.click();
    });
  }
}

/** A fact that a link leads to shows itself, even when it is folded away. */
function unfoldTarget() {
  const target = document.getElementById(location.hash.slice(1));
  const fold = target?.closest('details');
  if (!fold || fold.open) return;
  fold.open = true;
  target.scrollIntoView({ block: 'center' });
}

/** Fetches a page and gives it as a document; undefined when there is no answer. */
async function fetchPage(address, options) {
  const response = await fetch(address, options).catch(() => undefined);
  return response && new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** Commands are answered where one is, and the page then shows what they changed. */
function answerInPlace() {
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    const action = form.getAttribute('action');
    if (form.method !== 'post' || !['/say', '/suppressions'].includes(action)) return;
    if (document.querySelector('main.say')) return;
    event.preventDefault();
    const drawer = openDrawer();
    const page = await fetchPage(action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    const answer = page?.getElementById('answer');
    const nothing = page ? 'This could not be answered.' : 'Sitrep does not answer. Is it running?';
    if (answer && document.querySelector('main[data-changes]')) await refresh(drawer);
    drawer.lastElementChild.replaceChildren(...(answer ? answer.childNodes : [nothing]));
    localiseTimes(drawer);
    if (form.matches('.command')) form.reset();
    drawer.scrollIntoView({ block: 'nearest' });
  });
}

/** Draws the page anew below the answer; the button that was pressed may be gone, so the answer gets the focus. */
async function refresh(drawer) {
  const main = (await fetchPage(location.href))?.getElementById('main');
  if (!main) return;
  localiseTimes(main);
  document.getElementById('main').replaceChildren(drawer, ...main.childNodes);
  drawer.querySelector('.close').focus();
}

function openDrawer() {
  document.querySelector('.answer-drawer')?.remove();
  const drawer = document.createElement('section');
  drawer.className = 'answer-drawer';
  drawer.setAttribute('aria-live', 'polite');
  drawer.setAttribute('aria-label', 'Answer');
  const close = document.createElement('button');
  close.className = 'close';
  close.textContent = 'Close';
  close.addEventListener('click', () => drawer.remove());
  const content = document.createElement('div');
  content.textContent = 'Working on it …';
  drawer.append(close, content);
  document.getElementById('main').prepend(drawer);
  return drawer;
}

/** New briefings announce themselves; they are shown when asked for, so that nothing moves under the reader's eyes. */
function followNews() {
  const list = () => document.getElementById('briefings');
  if (list()?.dataset.news === undefined) return;
  const ask = async () => {
    if (document.hidden) return;
    const { news: address, since } = list().dataset;
    const response = await fetch(`${address}&since=${since}`).catch(() => undefined);
    if (response?.ok) announce((await response.json()).news);
  };
  const announce = (news) => {
    const place = document.getElementById('news');
    if (news.length === 0 || place.dataset.newest === news[0].id) return;
    place.dataset.newest = news[0].id;
    const button = document.createElement('button');
    button.className = 'primary';
    button.textContent = news.length === 1 ? `New: ${news[0].headline}` : `${news.length} new: ${news[0].headline}`;
    button.addEventListener('click', () => show(news, place));
    place.replaceChildren(button);
  };
  const show = async (news, place) => {
    const next = (await fetchPage(location.href))?.getElementById('briefings');
    if (!next) return;
    localiseTimes(next);
    list().replaceWith(next);
    place.replaceChildren();
    for (const { id } of news) next.querySelector(`[data-briefing="${CSS.escape(id)}"]`)?.classList.add('fresh');
    next.querySelector('.card a')?.focus();
  };
  setInterval(ask, NEWS_MS);
  document.addEventListener('visibilitychange', ask);
}

/** `/` goes to the command box, Escape closes an answer. */
function listenToKeys() {
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, select, textarea');
    if (event.key === '/' && !typing) {
      event.preventDefault();
      document.getElementById('command').focus();
    }
    if (event.key === 'Escape') document.querySelector('.answer-drawer')?.remove();
  });
}

localiseTimes(document);
tieFactsToWords(document);
unfoldTarget();
addEventListener('hashchange', unfoldTarget);
answerInPlace();
followNews();
listenToKeys();
