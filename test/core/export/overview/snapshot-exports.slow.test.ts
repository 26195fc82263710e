import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, it, onTestFinished, vi } from 'vitest';
import { snapshotSchema } from '../../../../electron/shared/schema/snapshot.ts';
import { temporaryFolder } from '../../../setup/temporary-folder.ts';
import { createWholeGlance } from '../../../setup/whole-glance.ts';

const soon = { timeout: 15_000, interval: 50 };

function setUp(text: string) {
  const folder = temporaryFolder();
  const [codexHome, stateDir] = [join(folder, 'codex'), join(folder, 'state')];
  for (const made of [codexHome, stateDir]) mkdirSync(made);
  const write = (settings: string) => writeFileSync(join(stateDir, 'settings.toml'), settings);
  write(text);
  const glance = createWholeGlance({ codexHome, stateDir, folder });
  onTestFinished(() => glance.close());
  const target = `[[export]]\nname = "one"\nto = "jsonl"\nfile = "${join(folder, 'one.jsonl')}"\n`;
  return { glance, write, target };
}

it('has the exports of the settings, as they change, and the switch of all at once', async () => {
  const { glance, write, target } = setUp('');
  await glance.start();
  glance.exports.start();
  const exports = () => glance.store.getState().exports;
  expect(exports()).toMatchObject({ enabled: true, state: 'none', targets: [] });
  write(target);
  await vi.waitFor(() => expect(exports().targets).toMatchObject([{ id: 'one', leaves: false }]), soon);
  await vi.waitFor(() => expect(exports().targets[0]?.state).toBe('fine'), soon);
  await glance.changeSettings({ exporting: false });
  await vi.waitFor(() => expect(exports()).toMatchObject({ enabled: false, state: 'off' }), soon);
  await glance.changeSettings({ exporting: true });
  await vi.waitFor(() => expect(exports()).toMatchObject({ enabled: true, state: 'fine' }), soon);
  write(`${target}[[export]]\nname = "two"\nto = "jsonl"\n`);
  await vi.waitFor(
    () => expect(exports()).toMatchObject({ state: 'error', problems: [{ target: 'two' }] }),
    soon,
  );
  const { findings } = glance.store.getState();
  expect(findings.map(({ kind }) => kind)).toContain('export.settings');
  v.parse(snapshotSchema, JSON.parse(JSON.stringify(glance.store.getState(), messagesAsText)));
  // Samples are nobody's, and export nothing.
  await glance.setDemo(true);
  expect(exports()).toMatchObject({ state: 'none', targets: [] });
});

it('knows without following what another process left', async () => {
  const { glance } = setUp(
    '[[export]]\nname = "soc"\nto = "webhook"\nurl = "https://soc.example"\nsecret = { env = "NONE" }\n',
  );
  await glance.load();
  expect(glance.store.getState().exports.targets).toMatchObject([
    { id: 'soc', destination: 'https://soc.example', leaves: true, state: 'fine', sentBy: null },
  ]);
});

/** As documents print them. */
function messagesAsText(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('params' in value)) return value;
  return value.text;
}
