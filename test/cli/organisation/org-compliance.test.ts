import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionListRow } from '../../../electron/shared/sessions.ts';
import { TempHome } from '../../core/usage/homes.ts';
import { createFakeGlance } from '../../fakes/glance.ts';
import { createFakeOutput } from '../../fakes/terminal.ts';
import { command, documentOf } from '../command.ts';

const CANARY = 'a-prompt-that-nobody-sees';
let world: TempHome;
beforeEach(() => {
  world = new TempHome();
  const line = (id: string, session: string, more: object) =>
    `${JSON.stringify({ event_id: id, timestamp: '2026-11-19T10:00:00Z', event_type: 'PROMPT_SENT', event_details: { session_id: session, prompt_text: `${CANARY} AKIAIOSFODNN7EXAMPLE`, ...more } })}\n`;
  world.write(
    'logs/CODEX_LOG/a.jsonl',
    line('e1', 'thread-1', {}) + line('e2', 'thread-9', { decision: 'denied' }),
  );
  world.write('logs/CODEX_LOG/b.jsonl.part', 'half');
  mkdirSync(join(world.path, 'logs', 'notes'));
});
afterEach(() => world[Symbol.dispose]());

const run = (line: string, more: Parameters<typeof command>[1] = {}) =>
  command(`${line} --state-dir ${world.path}/state --codex-home ${world.path}`, { cwd: world.path, ...more });

describe('org compliance check', () => {
  it('prints ids and counts, never content, and exits with 1', async () => {
    world.write('terms', 'nobody-sees\n');
    const { code, stdout, stderr } = await run('org compliance check --out logs --terms terms --json');
    expect([code, stderr]).toEqual([1, '']);
    expect(documentOf(stdout)).toMatchObject({
      kind: 'rules',
      events: 2,
      files: 1,
      rules: expect.arrayContaining([
        { id: 'denied', count: 1, matches: [{ what: null, id: 'thread-9', count: 1 }] },
        {
          id: 'secrets',
          count: 2,
          matches: expect.arrayContaining([{ what: 'AWS access key', id: 'e1', count: 1 }]),
        },
        expect.objectContaining({ id: 'terms', count: 2 }),
      ]),
    });
    const text = await run('org compliance check --out logs --terms terms');
    for (const shown of [stdout, text.stdout]) {
      expect(shown).not.toContain(CANARY);
      expect(shown).not.toContain('AKIA');
    }
  });

  it.each([60, 80])('fits %i columns', async (columns) => {
    const { stdout } = await run('org compliance check --out logs --no-color', {
      stdout: createFakeOutput({ columns, rows: 24 }),
    });
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(columns);
  });

  it.each([
    ['org compliance check --out nowhere', 3, 'There is no folder'],
    ['org compliance check --out logs --terms missing', 3, 'missing'],
    ['org compliance check --out logs --max-files 0', 2, 'needs a number'],
    ['org compliance check', 2, '--out DIR'],
    ['org compliance chekc --out logs', 2, 'Did you mean "check"?'],
  ])('refuses %s', async (line, exit, words) => {
    const { code, stderr } = await run(line);
    expect([code, stderr]).toEqual([exit, expect.stringContaining(words)]);
  });

  it('says that a file was changed', async () => {
    world.write('logs/CODEX_LOG/a.jsonl', 'not an event\n');
    expect(await run('org compliance check --out logs')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('changed since'),
    });
  });
});

describe('org compliance coverage', () => {
  const session = (threadId: string, auth: SessionListRow['auth'], day: string): SessionListRow => ({
    threadId,
    auth,
    startedAt: `2026-11-${day}T09:00:00.000Z`,
    lastActivityAt: `2026-11-${day}T11:00:00.000Z`,
    cwd: null,
    models: [],
    state: 'ended',
    tokens: 1,
    originator: null,
    parentThreadId: null,
    costUsd: null,
    costLowerBoundUsd: 0,
  });
  const rows = [
    session('thread-1', 'chatgpt', '19'),
    session('thread-2', 'chatgpt', '19'),
    session('thread-3', 'apikey', '19'),
    session('thread-4', 'chatgpt', '10'),
  ];
  const glance = () =>
    createFakeGlance({ sessions: () => ({ schema: 'codex-glance.session-list/1', rows, lowerBound: [] }) });

  it('counts the sessions of this machine that are in the logs', async () => {
    const { code, stdout } = await run('org compliance coverage --out logs --json', { glance: glance() });
    expect(code).toBe(0);
    expect(documentOf(stdout)).toMatchObject({
      kind: 'coverage',
      byAuth: { chatgpt: { sessions: 2, logged: 1 }, apiKey: { sessions: 1, logged: 0 } },
      missing: [{ threadId: 'thread-2' }],
      elsewhere: 1,
    });
    expect((await run('org compliance coverage --out logs', { glance: glance() })).stdout).toContain(
      'thread-2',
    );
  });

  it('says that nothing was pulled', async () => {
    mkdirSync(join(world.path, 'empty'));
    const { stdout } = await run('org compliance coverage --out empty', { glance: glance() });
    expect(stdout).toContain('No event of Codex was pulled there yet.');
  });
});
