// The pages work without this script; with it they are quicker to read.

const REFRESH_MS = 60_000;
const LOCAL_TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Moments in the reader's own zone; the title keeps UTC. */
function localiseTimes(root) {
  for (const time of root.querySelectorAll('time[data-local]')) {
    time.title = time.textContent;
    time.textContent = LOCAL_TIME.format(new Date(time.dateTime));
  }
}

/** Pointing at words lights their facts, pointing at a fact lights its words. */
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
      element.addEventListener('pointerenter', () => light(true));
      element.addEventListener('pointerleave', () => light(false));
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

/** Commands are answered where one is, without leaving the page. */
function answerInPlace() {
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (form.getAttribute('action') !== '/say' || document.querySelector('main.say')) return;
    event.preventDefault();
    const drawer = openDrawer();
    try {
      const response = await fetch('/say', { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const answer = page.getElementById('answer');
      drawer.lastElementChild.replaceChildren(...(answer ? answer.childNodes : ['This could not be answered.']));
    } catch {
      drawer.lastElementChild.replaceChildren('Sitrep does not answer. Is it running?');
    }
    localiseTimes(drawer);
    if (form.matches('.command')) form.reset();
    drawer.scrollIntoView({ block: 'nearest' });
  });
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

/** The list of briefings follows the news while the page stays open. */
function followNews() {
  if (!document.querySelector('[data-live]')) return;
  setInterval(async () => {
    if (document.hidden) return;
    const response = await fetch(location.href).catch(() => undefined);
    if (!response?.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const [now, next] = [document.querySelector('[data-live]'), page.querySelector('[data-live]')];
    if (!next) return;
    localiseTimes(next);
    if (now.innerHTML !== next.innerHTML && !now.contains(document.activeElement)) now.replaceWith(next);
  }, REFRESH_MS);
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
answerInPlace();
followNews();
listenToKeys();
