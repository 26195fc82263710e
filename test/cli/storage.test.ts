import { describe, expect, it } from 'vitest';
import { run } from '../../electron/cli/start/run.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { createFakeOutput, createFakeTerminal } from '../fakes/terminal.ts';
import { command, documentOf } from './command.ts';

describe('storage', () => {
  it('lists without reading sessions', async () => {
    const glance = createFakeGlance({
      storage: {
        schema: 'codex-glance.storage/1',
        entries: [{ kind: 'sessions', files: 12, bytes: 3_400_000_000, oldest: '2026-01-02T00:00:00.000Z' }],
        unreadable: ['/home/ada/.codex/log'],
      },
    });
    const { code, stdout } = await command('storage', { glance });
    expect(code).toBe(0);
    expect(stdout).toMatch(/Sessions +12 +3\.4 GB +2026-01-02/);
    expect(stdout).toContain('~/.codex/log');
    expect(glance.calls).toEqual(['storageReport', 'close']);
  });

  it.each([
    ['prune --older 90d --dry-run', ['pruneStorage remove dry-run']],
    ['prune --older 90 --yes', ['pruneStorage remove']],
    ['prune --older 30d --compress --yes', ['pruneStorage compress']],
  ])('%s', async (words, calls) => {
    const glance = createFakeGlance();
    const { code, stdout } = await command(`storage ${words} --json`, { glance });
    expect(code).toBe(0);
    expect(documentOf(stdout)).toMatchObject({ schema: 'codex-glance.storage/1' });
    expect(glance.calls.filter((call) => call.startsWith('prune'))).toEqual(calls);
  });

  it.each([
    ['y', ['pruneStorage remove dry-run', 'pruneStorage remove'], 0],
    ['n', ['pruneStorage remove dry-run'], 1],
    ['interrupt', ['pruneStorage remove dry-run'], 1],
  ])('asks in a terminal: %s', async (key, calls, code) => {
    const glance = createFakeGlance();
    const stderr = createFakeOutput({ columns: 80, rows: 24 });
    const terminal = createFakeTerminal({ glance, stderr });
    const ended = run(['storage', 'prune', '--older', '90d'], terminal);
    await expect.poll(() => stderr.text).toContain('[y/N]');
    terminal.press(key);
    expect(await ended).toBe(code);
    expect(glance.calls.filter((call) => call.startsWith('prune'))).toEqual(calls);
  });

  it.each([
    ['prune', 'Name an age'],
    ['prune --older soon', 'needs days'],
    ['prune --older 90d', 'Add --yes'],
    ['--older 90d', 'is for "storage prune"'],
    ['prun', 'Did you mean "prune"?'],
    ['prune now --older 90d', 'takes no "now"'],
  ])('refuses %s, and removes nothing', async (words, message) => {
    const glance = createFakeGlance();
    const { code, stderr } = await command(`storage ${words}`, { glance });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(glance.calls.filter((call) => /^pruneStorage \w+$/.test(call))).toEqual([]);
  });
});
