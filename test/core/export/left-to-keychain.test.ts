import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openExport } from '../../../electron/core/export/export-run.ts';
import { leaseOf } from '../../../electron/core/export/outbox/leases.ts';
import { Outbox } from '../../../electron/core/export/outbox/outbox.ts';
import { outboxFile } from '../../../electron/core/export/outbox/outbox-file.ts';
import { sampleRecord } from '../../fixtures/export-records.ts';
import { temporaryFolder } from '../../setup/temporary-folder.ts';

const NOW = Date.parse('2026-11-20T12:00:00.000Z');

it('A host without a keychain leaves what needs one to another host, and does not forget it', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'state'));
  const stateDir = join(folder, 'state');
  const lines = [
    '[[export]]',
    'name = "drop"',
    'to = "jsonl"',
    `file = ${JSON.stringify(join(folder, 'drop.jsonl'))}`,
    '[[export]]',
    'name = "hook"',
    'to = "webhook"',
    'url = "http://127.0.0.1:1/"',
    'secret = { keychain = "hook" }',
  ];
  writeFileSync(join(stateDir, 'settings.toml'), `${lines.join('\n')}\n`);
  const before = new Outbox(outboxFile(stateDir));
  before.targets.register('hook');
  before.add([sampleRecord('turn')], [], NOW);
  before.close();
  const ports = {
    stateDir,
    clock: { now: () => NOW, after: () => () => {} },
    env: {},
    platform: 'linux',
    isPaused: () => false,
    sources: () => [],
  } as const;
  const run = await openExport(ports, { only: null, isPreview: false, leavesKeychain: true });
  await run.exporter.drain(new AbortController().signal);
  const targets = run.report().targets.map(({ id, state, sentBy, accepted, queued }) => ({
    id,
    state,
    sentBy,
    accepted,
    queued,
  }));
  await run.close();
  expect(targets).toEqual([
    { id: 'drop', state: 'idle', sentBy: 'this-process', accepted: 1, queued: 0 },
    { id: 'hook', state: 'idle', sentBy: null, accepted: 0, queued: 1 },
  ]);
  const after = new Outbox(outboxFile(stateDir));
  expect(after.leases.holder(leaseOf('hook'), NOW)).toBeNull();
  expect(after.targets.leastCursor()).toBe(0);
  after.close();
  expect(readFileSync(join(folder, 'drop.jsonl'), 'utf8')).toContain(sampleRecord('turn').id);
});
