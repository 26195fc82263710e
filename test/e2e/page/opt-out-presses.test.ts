import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sampleConfigReport } from '../../fixtures/config-reports.ts';
import { sampleEdits } from '../../fixtures/edit-reports.ts';
import { SAMPLE_NOW, type SampleName, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { popoverSize, serveBuiltPage } from './served-page.ts';

const built = serveBuiltPage();

/** Opens the page, and counts the presses that a person makes on it. */
async function open(sample: SampleName, plan: keyof typeof sampleEdits = 'plan-off') {
  built.server.show({
    snapshot: sampleSnapshot(sample, SAMPLE_NOW),
    configReport: (key) => sampleConfigReport(sample, key),
    plan: sampleEdits[plan],
    done: sampleEdits['done-off'],
    undone: sampleEdits.undone,
  });
  const page = await built.newPage({ viewport: popoverSize });
  const asked: string[] = [];
  page.on('request', (request) => {
    const body = request.postData();
    if (body !== null) asked.push((JSON.parse(body) as { name: string }).name);
  });
  await page.goto(built.server.url);
  await page.locator('main section').first().waitFor();
  let presses = 0;
  const press = async (role: 'switch' | 'button', name: string) => {
    presses += 1;
    await page.getByRole(role, { name, exact: true }).first().click();
  };
  return { page, press, asked, presses: () => presses };
}

const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true });

describe('opting out from the first screen', () => {
  it('takes one press where nothing speaks against it, and Undo stays', async () => {
    const { page, press, asked, presses } = await open('analytics-default');
    await press('switch', 'Send analytics');
    await undo(page).waitFor();
    expect(presses()).toBe(1);
    expect(asked).toContain('analytics.set');
    const status = page.getByRole('status').first();
    expect(await status.innerText()).toMatch(/Off for new runs.*config\.toml:12.*Undo.*3 still sending/s);
    const box = await undo(page).boundingBox();
    expect((box?.y ?? 1_000) + (box?.height ?? 0)).toBeLessThan(490);
    await undo(page).click();
    await page.waitForFunction(() => !document.body.innerText.includes('Undo'));
    expect(asked).toContain('analytics.undo');
  });

  it('takes two where the plan is to come first, and Undo after both', async () => {
    const { page, press, asked, presses } = await open('plan-first');
    await press('switch', 'Send analytics');
    await page.getByRole('heading', { name: 'Switch analytics off?' }).waitFor();
    expect(asked).not.toContain('analytics.set');
    await press('button', 'Write to config.toml');
    await undo(page).first().waitFor();
    expect(presses()).toBe(2);
    await page.getByRole('button', { name: 'Back' }).click();
    await undo(page).waitFor();
  });

  it.each([
    ['analytics-read-only', 'plan-paste', 'switch', 'Send analytics'],
    ['analytics-outvoted', 'plan-not-in-force', 'switch', 'Send analytics'],
    ['config-broken', 'plan-paste', 'button', 'Switch off…'],
    ['codex-newer', 'plan-off', 'button', 'Switch off…'],
  ] as const)('writes nothing by one press of %s', async (sample, plan, role, name) => {
    const { page, press, asked } = await open(sample, plan);
    await press(role, name);
    await page.getByRole('heading', { level: 1, name: 'Analytics' }).waitFor();
    await page.locator('section h2').first().waitFor();
    expect(asked).toContain('analytics.plan');
    expect(asked).not.toContain('analytics.set');
  });

  it('shows the plan after all where it turns out that the edit would not hold', async () => {
    const { page, press, asked } = await open('analytics-default', 'plan-not-in-force');
    await press('switch', 'Send analytics');
    await page.getByText('This would not take effect.').waitFor();
    expect(asked).not.toContain('analytics.set');
  });

  it('finds Undo after a restart of the page, from what the host says', async () => {
    const { page } = await open('analytics-switched');
    await undo(page).waitFor();
    await page.reload();
    await undo(page).waitFor();
    expect(await page.getByRole('status').first().innerText()).toMatch(/config\.toml:29.*2 still sending/s);
  });
});
