import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeSessionTurns } from '../../../electron/core/session-turns/make-session-turns.ts';
import type { UsageService } from '../../../electron/core/usage/usage-service.ts';
import { listSessions } from '../../../electron/core/views/session-list.ts';
import type { SessionTurns } from '../../../electron/shared/sessions.ts';
import { addTokens, noTokens } from '../../../electron/shared/tokens.ts';
import {
  expectedSums,
  listFiles,
  openIndexedService,
  openService,
  RECORDED,
  TempHome,
} from '../usage/homes.ts';

const NOW = Date.parse('2026-11-30T12:00:00.000Z');

async function read(service: UsageService): Promise<SessionTurns[]> {
  await service.scan(() => {});
  const sessions: SessionTurns[] = [];
  for (const { threadId } of await listed(service)) {
    const turns = await makeSessionTurns(service, threadId, NOW);
    if (turns !== null) sessions.push(turns);
  }
  return sessions;
}

const listed = async (service: UsageService) =>
  (
    await listSessions(
      service.ledger,
      [],
      () => 'ended',
      service.book(),
      async () => {},
    )
  ).rows;

const sumOf = (parts: readonly Pick<SessionTurns['elsewhere'], 'tokens' | 'responses'>[]) => ({
  tokens: parts.reduce((sum, { tokens }) => addTokens(sum, tokens), noTokens),
  responses: parts.reduce((sum, { responses }) => sum + responses, 0),
});

const nothing = { tokens: noTokens, responses: 0 };

describe.each(Object.keys(expectedSums))('%s', (name) => {
  it('has turns that add up to each session, and sessions that add up to what was billed', async () => {
    const service = openService(join(RECORDED, name));
    const sessions = await read(service);
    for (const { session, turns, elsewhere } of sessions) {
      expect(elsewhere).toEqual(nothing);
      expect(sumOf(turns)).toEqual({ tokens: session.tokens, responses: session.responses });
    }
    const { files: _files, responses, ...tokens } = expectedSums[name] as never as Record<string, number>;
    expect(sumOf(sessions.flatMap(({ turns }) => turns))).toEqual({ tokens, responses });
  });

  it('has in the list what its rows of the usage report say', async () => {
    const service = openService(join(RECORDED, name));
    await service.scan(() => {});
    const rows = new Map((await listed(service)).map((row) => [row.threadId, row]));
    for (const row of service.report({ by: 'session' }, NOW).rows) {
      const { tokens, models, costUsd, cwd, startedAt, lastActivityAt, originator, auth } = row;
      expect(rows.get(row.key)).toMatchObject({ tokens: tokens.total, costUsd, cwd, auth });
      expect(rows.get(row.key)).toMatchObject({ startedAt, lastActivityAt, originator });
      expect(rows.get(row.key)?.models).toEqual(models.map(({ model }) => model));
    }
    expect(rows.size).toBe(service.ledger.threads.size);
  });

  it('tells as many turns and compactions as the activity of a session', async () => {
    for (const { session, turns, copiedTurns } of await read(openService(join(RECORDED, name)))) {
      const named = turns.filter(({ startedAt }) => startedAt !== null);
      const isLegacyFork = copiedTurns > 0 && turns.some(({ turnId }) => turnId === null);
      expect(named.length + (isLegacyFork ? copiedTurns : 0)).toBe(session.activity.turns);
      const compactions = turns.reduce((sum, turn) => sum + turn.compactions, 0);
      if (!isLegacyFork) expect(compactions).toBe(session.activity.compactions);
      for (const { startedAt, endedAt } of named)
        expect((endedAt ?? startedAt ?? '') >= (startedAt ?? '')).toBe(true);
    }
  });
});

it('reads compressed files as plain ones, and archived ones beside them as one', async () => {
  for (const name of ['scenarios-0.169.0', 'review-0.98.0', 'history-0.42.0']) {
    using home = new TempHome(name);
    const plain = await read(openService(home.path));
    for (const path of listFiles(home.path).filter((file) => file.endsWith('.jsonl'))) {
      const bytes = readFileSync(path);
      home.write(`archived_sessions/${path.split('/').at(-1)}`, bytes);
      rmSync(path);
      home.write(`${path.slice(home.path.length + 1)}.zst`, zstdCompressSync(bytes));
    }
    expect((await read(openService(home.path))).map(partsOf)).toEqual(plain.map(partsOf));
  }
});

const partsOf = ({ turns, copiedTurns, elsewhere }: SessionTurns) => ({ turns, copiedTurns, elsewhere });

it('tells apart what is in no file any more, also after a start from the index', async () => {
  using home = new TempHome('history-0.165.0');
  using state = new TempHome();
  const first = openIndexedService(home.path, state.path);
  const [before] = await read(first);
  await first.close();
  const again = openIndexedService(home.path, state.path);
  expect((await read(again)).map(partsOf)).toEqual([before].map((one) => one && partsOf(one)));
  rmSync(join(home.path, 'sessions'), { recursive: true });
  const [gone] = await read(again);
  await again.close();
  expect(gone?.turns).toEqual([]);
  expect(gone?.session.gone).toBe(true);
  expect(gone?.elsewhere).toEqual({ tokens: before?.session.tokens, responses: before?.session.responses });
});

it('knows no other session', async () => {
  const service = openService(join(RECORDED, 'history-0.165.0'));
  await service.scan(() => {});
  expect(await makeSessionTurns(service, 'none', NOW)).toBeNull();
});
