import { beforeEach, describe, expect, it } from 'vitest';
import { aBriefing } from '../support/a-briefing.ts';
import { aConsole, type RunningConsole } from '../support/a-console.ts';
import { aDelivery } from '../support/a-delivery.ts';
import { aSubscription } from '../support/a-subscription.ts';

const TAGS = /<[^>]*>/g;
const SPACES = /\s+/g;

let running: RunningConsole;
beforeEach(async () => {
  running = await aConsole();
  return () => running.close();
});

async function page(path: string): Promise<string> {
  return (await fetch(running.url + path)).text();
}

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  return fetch(running.url + path, { method: 'POST', body: new URLSearchParams(fields) });
}

/** What a reader sees, tags and superfluous spaces away. */
async function words(path: string): Promise<string> {
  return (await page(path)).replace(TAGS, ' ').replace(SPACES, ' ');
}

describe('the list of briefings', () => {
  it('tells a page that is open what came since, within its filters', async () => {
    const news = async (query: string) => (await fetch(`${running.url}/news?${query}`)).json();
    expect(await news('since=2024-12-24T10:40:00.000Z')).toEqual({ news: [] });
    expect(await news('since=2024-12-24T10:39:00.000Z')).toEqual({
      news: [{ id: 'b-dmm-2', headline: aBriefing().headline }],
    });
    expect(await news('since=&country=FR')).toEqual({ news: [] });
    expect(await news('since=')).toMatchObject({ news: [{ id: 'b-dmm-2' }] });
  });
});

describe('a briefing', () => {
  it('shows the matrix, its cells leading to the techniques', async () => {
    const html = await page('/briefings/b-dmm-2');
    expect(html).toMatch(/class="cell reported" href="#technique-3" title="T1539 Steal Web Session Cookie: reported"/);
    expect(html).toMatch(/class="cell known-for"/);
  });

  it('draws its timeline', async () => {
    expect(await page('/briefings/b-dmm-2')).toContain('aria-label="4 events from Mar 2024 to Dec 2024"');
  });

  it('tells part by part what a revision changed', async () => {
    const html = await page('/briefings/b-dmm-2');
    const revisions = html.slice(html.indexOf('id="revisions-title"'));
    expect(revisions).toContain('<del>TraderTraitor: Suspected, moderate confidence</del>');
    expect(revisions).toContain('<ins>TraderTraitor: Attributed, high confidence</ins>');
    expect(revisions).toMatch(/<dt>Lost<\/dt><dd><ins>EUR 300 M<\/ins>/);
    expect(revisions).toContain('href="/briefings/b-dmm-1"');
    expect(revisions).not.toContain('<dt>Victims</dt>');
  });
});

describe('an actor', () => {
  it('tells who attributed what, what was lost, and which techniques are reported', async () => {
    const text = await words('/actors/lazarus-group');
    expect(text).toContain('TraderTraitor');
    expect(text).toContain('FBI (A), DC3 (A), Japan&#39;s National Police Agency (A)');
    expect(text).toMatch(/USD 308 M/);
    expect(text).not.toContain('USD 1.34 bn');
    expect(await page('/actors/lazarus-group')).toContain(
      'title="T1539 Steal Web Session Cookie: reported in 1 incident"',
    );
    expect(await page('/actors/lazarus-group')).toContain(
      'aria-label="Incidents by month: Dec 1 held against it, 0 naming it"',
    );
  });

  it('puts what sources disagree on side by side, in their words', async () => {
    const [own] = aBriefing().actors;
    if (!own) throw new Error('the sample names an actor');
    const rival = { ...own, id: 'fox-one', name: 'Fox One', role: 'suspected' as const, parents: [] };
    const voice = { name: 'Sample Lab', reliability: 'B' as const, evidence: own.evidence };
    await running.store.briefings.put(
      aBriefing({ id: 'b-two', incidentId: 'i-two', actors: [own, { ...rival, attributedBy: [voice] }] }),
    );
    const text = await words('/actors/tradertraitor');
    const section = text.slice(text.indexOf('Where sources disagree'));
    expect(section).toMatch(/FBI \(A\).*TraderTraitor.*Attributed.*Sample Lab \(B\).*Fox One.*Suspected/);
    expect(section).toContain(own.evidence[0]?.quote.slice(0, 60).replaceAll("'", '&#39;'));
    expect(await words('/actors/dark-angels')).not.toContain('Where sources disagree');
  });

  it('shows its names by who uses them, and its family', async () => {
    const html = await page('/actors/lazarus-group');
    expect(html).toMatch(/<dt>Microsoft<\/dt><dd>Diamond Sleet<\/dd>/);
    expect(html).toMatch(/aria-current="true">Lazarus Group<\/strong><ul><li><a href="\/actors\/tradertraitor">/);
  });
});

describe('feeds', () => {
  it('show their last checks, and which are silent', async () => {
    const day = (n: number) => new Date(Date.UTC(2024, 9, 30 - n, 8));
    await running.store.feeds.saveState({
      feedId: 'wire',
      nextCheckAt: new Date('2024-12-24T12:15:00Z'),
      lastCheckedAt: new Date('2024-12-24T11:00:00Z'),
      failures: 0,
      recentDates: Array.from({ length: 8 }, (_, n) => day(n)),
      checks: [
        { at: '2024-12-24T11:00:00.000Z', outcome: 'unchanged' },
        { at: '2024-12-24T10:45:00.000Z', outcome: 'failed', code: 'OUTBOUND_TIMEOUT' },
      ],
    });
    const html = await page('/feeds');
    expect(html).toContain('aria-label="2 checks, 1 failed"');
    expect(html).toContain('2024-12-24 10:45 UTC: OUTBOUND_TIMEOUT');
    expect(html).toMatch(/silent<\/span> <span class="quiet">for 55 days/);
    expect(html.indexOf('Sample Lab')).toBeLessThan(html.indexOf('Sample Wire'));
  });
});

describe('channels', () => {
  it('are listed with what they follow; a subscription can be previewed', async () => {
    await running.store.subscriptions.put(aSubscription({ id: 'theirs' }));
    const text = await words('/subscriptions?preview=theirs');
    expect(text).toContain('1 briefing in the last 30 days would have been posted');
    expect(await page('/subscriptions')).toContain('href="/subscriptions?preview=theirs"');
  });

  it('show before one follows what that would have brought, and the button to do it', async () => {
    const html = await page('/subscriptions?actors=lazarus&role=attributed&priority=high&pace=daily+09:00');
    expect(html).toContain('value="subscribe lazarus role:attributed priority:high daily 09:00"');
    expect(html).toContain('would have been posted');
    await post('/say', { text: 'subscribe lazarus role:attributed priority:high daily 09:00' });
    expect(await words('/subscriptions')).toMatch(
      /Lazarus Group attributed or stronger · priority high and up · daily 09:00/,
    );
  });

  it('say what is not understood, and then offer nothing to follow', async () => {
    const html = await page('/subscriptions?actors=nobody+of+note');
    expect(html).toContain('No actor is known as nobody of note.');
    expect(html).not.toContain('Follow this');
  });
});

describe('deliveries', () => {
  it('say what was not delivered and why, and are tried again on a button', async () => {
    const channel = { adapter: 'slack', id: 'T1/C1' };
    await running.store.deliveries.put([
      aDelivery({ channel, state: 'parked', attempts: 3, lastFailure: 'channel-gone', briefingId: 'b-dmm-2' }),
    ]);
    await running.store.deliveries.park({ channel, reason: 'channel-gone', since: new Date('2024-12-24T11:00:00Z') });
    const html = await page('/deliveries');
    expect(html).toContain('the channel is gone, or Sitrep is no longer in it');
    expect(html).toContain('Channels that get nothing');
    expect(html).toContain('3 tries');
    const [, command = ''] = /name="text" value="(retry inc[^"]*)"/.exec(html) ?? [];
    expect(await (await post('/say', { text: command })).text()).toContain('1 post is tried again now');
    expect(await running.store.deliveries.parked()).toEqual([]);
    expect(await words('/deliveries')).toContain('will be tried again; last time the channel is gone');
  });
});

describe('names', () => {
  it('are suppressed by a form, listed with why, and allowed again', async () => {
    await post('/suppressions', { alias: 'Lazarus "x"', actor: 'lazarus group', reason: 'a novel by that name' });
    const [stored] = await running.store.actors.suppressions();
    expect(stored).toMatchObject({ alias: 'Lazarus x', actorId: 'lazarus-group', reason: 'a novel by that name' });
    expect(await words('/suppressions')).toMatch(/Lazarus x Lazarus Group a novel by that name console/);
    await post('/say', { text: `suppressions remove ${stored?.id}` });
    expect(await words('/suppressions')).toContain('No name is suppressed');
  });

  it('are suppressed for everybody when no actor is named', async () => {
    await post('/suppressions', { alias: 'Silence', actor: '', reason: 'an ordinary word' });
    const [stored] = await running.store.actors.suppressions();
    expect(stored).toMatchObject({ alias: 'Silence', reason: 'an ordinary word' });
    expect(stored?.actorId).toBeUndefined();
  });
});

describe('the audit', () => {
  it('tells who changed what, with before and after', async () => {
    expect(await words('/audit')).toContain('Nobody has changed anything yet');
    await post('/suppressions', { alias: 'Silence', reason: 'an ordinary word' });
    const text = await words('/audit');
    expect(text).toMatch(/console web:console suppressed Silence/);
    expect(text).toContain('&quot;alias&quot;: &quot;Silence&quot;');
  });
});

describe('the box to brief a story', () => {
  it('shows the briefing of what was pasted with the words it rests on, and stores nothing', async () => {
    const before = await running.store.stories.count();
    const answer = await post('/brief', { story: 'A long text. '.repeat(20_000) });
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('nothing of it is stored');
    expect(html).toMatch(/class="words" href="#technique-1"/);
    expect(await running.store.stories.count()).toBe(before);
  });

  it('says what is wrong with what cannot be read, and keeps it', async () => {
    const answer = await post('/brief', { story: ' ' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(/role="alert"[^>]*>what was pasted holds no text/);
  });

  it('takes no form of another site', async () => {
    const answer = await fetch(`${running.url}/brief`, {
      method: 'POST',
      body: new URLSearchParams({ story: 'x' }),
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.status).toBe(403);
  });
});
