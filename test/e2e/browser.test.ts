import { readFile, stat } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { Codex } from '../lab/codex/codex.ts';
import { Hold } from '../lab/provider/hold.ts';
import { Provider } from '../lab/provider/provider.ts';
import { message, shell } from '../lab/provider/replies.ts';
import { rolloutsOf } from '../lab/scenarios/scenario.ts';
import { serve } from './served.ts';
import { type SharedBrowser, startBrowser } from './shell/launch.ts';

let chromium: SharedBrowser;
beforeAll(async () => {
  chromium = await startBrowser();
});
afterAll(() => chromium?.close());

/** The moment, in milliseconds since the epoch, at which the page first showed the text. */
async function recordSight(page: Page, text: string): Promise<() => Promise<number>> {
  await page.evaluate((expected) => {
    const seen = new Promise<number>((resolve) => {
      const look = () => document.body.innerText.includes(expected) && resolve(Date.now());
      new MutationObserver(look).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
      });
      look();
    });
    Object.assign(window, { seen });
  }, text);
  return () => page.evaluate(() => (window as unknown as { seen: Promise<number> }).seen);
}

/** The moment at which a record of used tokens stood in a rollout of the home. */
async function recordWritten(home: string): Promise<number> {
  for (;;) {
    for (const path of rolloutsOf(home)) {
      const written = (await stat(path)).mtimeMs;
      if ((await readFile(path, 'utf8')).includes('"type":"token_usage_record"')) return written;
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

function askSnapshot(page: Page): Promise<Snapshot> {
  return page.evaluate(async () => {
    const answer = await fetch('api/request', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-codex-glance': '1' },
      body: JSON.stringify({ name: 'snapshot.get', payload: {} }),
    });
    return (await answer.json()).value;
  });
}

async function openPage(url: string): Promise<Page> {
  const context = await chromium.browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

describe('the browser page on a real Codex home', () => {
  it('shows a turn within a second of its line, while codex exec still runs', async () => {
    await using provider = await Provider.open();
    await using codex = new Codex({ provider });
    const hold = new Hold();
    const first = { input: 41_000, cachedInput: 9_000, cacheWriteInput: 0, output: 250, reasoningOutput: 40 };
    provider.answer(shell('true', { usage: first }), message('Done.', { hold }));

    const served = await serve(codex.home);
    onTestFinished(() => served.stop());
    const page = await openPage(served.url);
    const sight = await recordSight(page, '41.3K');

    const exec = codex.execRunning('Run a command.');
    const written = await recordWritten(codex.home);
    const seen = await sight();
    await hold.reached;
    const during = await askSnapshot(page);
    expect(during.usage.today.tokens).toMatchObject(first);
    expect(during.usage.live.map(({ state }) => state)).toEqual(['running']);

    console.log(`The page showed the line ${Math.round(seen - written)} ms after it was written.`);
    expect(seen - written).toBeLessThan(1_000);

    hold.release();
    const { code } = await exec.ended;
    expect(code).toBe(0);
    const { total } = provider.billSum();
    await expect.poll(async () => (await askSnapshot(page)).usage.today.tokens.total).toBe(total);
    await expect.poll(async () => (await askSnapshot(page)).usage.live[0]?.state).not.toBe('running');
  });

  it('shows a session that begins in a home that was not there', async () => {
    await using provider = await Provider.open();
    await using codex = new Codex({ provider });
    provider.answer(message('Done.', { usage: { input: 52_000, output: 700 } }));
    const served = await serve(codex.home);
    onTestFinished(() => served.stop());
    const page = await openPage(served.url);
    const sight = await recordSight(page, '52.7K');
    await codex.exec('Say that it is done.');
    await sight();
    expect((await askSnapshot(page)).usage.today.tokens.total).toBe(52_700);
  });
});
