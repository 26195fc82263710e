import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ExportRecord } from '../../../../electron/shared/schema/export/record.ts';
import { temporaryFolder } from '../../../setup/temporary-folder.ts';
import { createWholeGlance } from '../../../setup/whole-glance.ts';

const recorded = join(import.meta.dirname, '../../../fixtures/rollouts');
const soon = { timeout: 15_000, interval: 50 };

function setUp() {
  const folder = temporaryFolder();
  const [codexHome, stateDir] = [join(folder, 'codex'), join(folder, 'state')];
  cpSync(join(recorded, 'history-0.161.0'), codexHome, { recursive: true });
  mkdirSync(stateDir);
  const settings = (text: string) => writeFileSync(join(stateDir, 'settings.toml'), text);
  const target = (name: string) =>
    `[[export]]\nname = "${name}"\nto = "jsonl"\nfile = "${join(folder, `${name}.jsonl`)}"\n`;
  const records = (name: string) => {
    const file = join(folder, `${name}.jsonl`);
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as ExportRecord);
  };
  const follow = async () => {
    const glance = createWholeGlance({ codexHome, stateDir, folder });
    onTestFinished(() => glance.close());
    await glance.start();
    await glance.exports.start();
    return glance;
  };
  const outbox = join(stateDir, 'outbox.sqlite');
  return { folder, codexHome, stateDir, settings, target, records, follow, outbox };
}

const ALL = '[exporting]\nfirst_days = 3650\n';

describe('A host that follows the targets of the settings', () => {
  it('opens no file of the export while none is set up', async () => {
    const world = setUp();
    world.settings('[alerts]\n');
    const glance = await world.follow();
    expect(glance.exports.report()).toMatchObject({ enabled: true, targets: [], problems: [] });
    expect([existsSync(world.outbox), existsSync(join(world.stateDir, 'export-identity.json'))]).toEqual([
      false,
      false,
    ]);
  });

  it('takes in targets that are added and removed, and the switch of all', async () => {
    const world = setUp();
    world.settings('');
    const glance = await world.follow();
    world.settings(ALL + world.target('one'));
    await vi.waitFor(() => expect(world.records('one').length).toBeGreaterThan(10), soon);
    await vi.waitFor(
      () => expect(glance.exports.report().targets).toMatchObject([{ id: 'one', queued: 0 }]),
      soon,
    );
    expect(glance.exports.report().targets[0]?.sentBy).toBe('this-process');
    world.settings(`${ALL}enabled = false\n${world.target('one')}${world.target('two')}`);
    await vi.waitFor(() => expect(glance.exports.report().enabled).toBe(false), soon);
    expect(glance.exports.report().targets.map(({ state, sentBy }) => [state, sentBy])).toEqual([
      ['off', null],
      ['off', null],
    ]);
    expect(world.records('two')).toEqual([]);
    world.settings('');
    await vi.waitFor(() => expect(glance.exports.report().targets).toEqual([]), soon);
  });

  it('stops while samples are shown', async () => {
    const world = setUp();
    world.settings(ALL + world.target('one'));
    const glance = createWholeGlance(world);
    onTestFinished(() => glance.close());
    await glance.setDemo(true);
    await glance.start();
    await glance.exports.start();
    await glance.refresh();
    expect(world.records('one')).toEqual([]);
    await glance.setDemo(false);
    await vi.waitFor(() => expect(world.records('one').length).toBeGreaterThan(10), soon);
  });
});
