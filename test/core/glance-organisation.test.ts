import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createNodePorts } from '../../electron/core/composition/node-ports.ts';
import { openOrganisationRows } from '../../electron/core/composition/organisation-apis/open-organisation.ts';
import { createGlance } from '../../electron/core/glance.ts';
import { readRow } from '../../electron/core/organisation/analytics/rows.ts';
import { createFakeLogger } from '../fakes/logger.ts';
import { usageRow } from '../fixtures/organisation.ts';

const query = { since: '2026-11-01', until: '2026-11-07', by: 'day' } as const;

function open() {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'glance-organisation-')));
  const [home, stateDir] = [path.join(root, 'home'), path.join(root, 'state')];
  mkdirSync(home);
  mkdirSync(stateDir, { mode: 0o700 });
  const ports = createNodePorts({ logger: createFakeLogger(), env: {}, homeDir: root });
  const options = { codexHomes: [home], homesSource: 'option', stateDir, cwd: root } as const;
  const glance = createGlance({ ...options, timezone: 'UTC', locale: 'en' }, ports);
  onTestFinished(async () => {
    await glance.close();
    rmSync(root, { recursive: true, force: true });
  });
  return { glance, stateDir };
}

test('shows the organisation once it is set up, and none of samples', async () => {
  const { glance, stateDir } = open();
  await glance.load();
  expect(glance.store.getState().organisation.state).toBe('off');
  expect(await glance.organisationView(query)).toBeNull();

  const settings = 'workspace = "w"\nperson = "ada@harbor.example"\nteams_file = "/there/is/none.csv"\n';
  writeFileSync(path.join(stateDir, 'organisation.toml'), settings, { mode: 0o600 });
  const rows = openOrganisationRows(stateDir);
  const span = { start: Date.parse(query.since), end: Date.parse('2026-11-08') };
  rows.save('usage', 'w', span, [readRow('usage', usageRow('2026-11-03', 'ada'))], Date.parse('2026-11-20'));
  rows.close();
  await glance.load();
  expect(glance.store.getState().organisation).toMatchObject({ state: 'on', workspace: 'w' });
  expect(await glance.organisationView(query)).toMatchObject({
    totals: { people: 1, turns: 10 },
    teams: null,
    reconciliation: {
      rows: [{ day: '2026-11-03', localTokens: null, organizationTokens: 4_500, reasons: ['elsewhere'] }],
    },
  });
  await glance.setDemo(true);
  expect(glance.store.getState().organisation.state).toBe('off');
  expect(await glance.organisationView(query)).toBeNull();
});

test('hands pulled events to an export where both are asked for, with content where a target asks', async () => {
  const { glance, stateDir } = open();
  const logs = path.join(stateDir, '..', 'logs');
  mkdirSync(path.join(logs, 'CODEX_LOG'), { recursive: true });
  const event = {
    event_id: 'e1',
    timestamp: new Date().toISOString(),
    event_details: { prompt_text: 'CANARY' },
  };
  writeFileSync(path.join(logs, 'CODEX_LOG', '20261119T100000Z-a.jsonl'), `${JSON.stringify(event)}\n`);
  const target = (name: string, more = '') =>
    `[[export]]\nname = "${name}"\nto = "jsonl"\nfile = "${stateDir}/${name}.jsonl"\nkinds = ["compliance"]\n${more}\n`;
  const both = `${target('ids')}${target('whole', 'include_content = true')}`;
  writeFileSync(path.join(stateDir, 'settings.toml'), both, { mode: 0o600 });
  await glance.load();
  const preview = async () => {
    const run = await glance.openExport({ only: null, isPreview: true });
    const texts: string[] = [];
    for await (const text of run.preview()) texts.push(text);
    await run.close();
    return texts;
  };
  expect(await preview()).toEqual([]);
  const settings = `workspace = "w"\narchive = "${logs}"\n`;
  writeFileSync(path.join(stateDir, 'organisation.toml'), settings, { mode: 0o600 });
  expect(await preview()).toEqual([]);
  writeFileSync(path.join(stateDir, 'organisation.toml'), `${settings}export = true\n`);
  const [ids, whole] = await preview();
  expect(ids).toContain('"eventId":"e1"');
  expect(ids).not.toContain('CANARY');
  expect(whole).toContain('CANARY');
});
