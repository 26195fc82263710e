import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { makeSessionTurns } from '../../../electron/core/session-turns/make-session-turns.ts';
import { event, line, meta, nameOf, threads, turn, turnOf } from '../tool-calls/sessions.ts';
import { openService, RECORDED, TempHome } from '../usage/homes.ts';

const NOW = Date.parse('2026-11-30T12:00:00.000Z');

async function turnsOf(home: string, threadId: string) {
  const service = openService(home);
  await service.scan(() => {});
  const turns = await makeSessionTurns(service, threadId, NOW);
  if (turns === null) throw new Error(`${threadId} is not known.`);
  return turns;
}

const parent = '01a20631-b63e-7532-9597-78a69957baf3';
const fork = '01a20631-d1b8-72d3-b645-6093d928132a';
const agent = '01a2061f-2fe8-7e73-952d-ffeed67379ce';
const root = '01a2061f-2e95-7ba3-bd66-ee7ce612fad6';

it('marks the turn of a compaction, and leaves a context that is not recorded unknown', async () => {
  const { turns } = await turnsOf(join(RECORDED, 'review-0.98.0'), parent);
  expect(turns.map(({ compactions }) => compactions)).toEqual([0, 0, 0, 1, 0]);
  expect(turns.map(({ contextTokens }) => contextTokens)).toEqual([6504, 6504, 6504, 7348, 6908]);
  const old = await turnsOf(join(RECORDED, 'history-0.34.0'), '8d69d7d8-ce40-458b-bc31-01eba08240b7');
  expect(old.turns).toMatchObject([{ model: null, contextTokens: 3272, windowTokens: null, turnId: null }]);
});

it('tells when a turn was, how it ended and with what', async () => {
  const { turns } = await turnsOf(
    join(RECORDED, 'scenarios-0.169.0'),
    '01a2060a-44bf-7110-878f-5b4b6f078b11',
  );
  expect(turns.map(({ model, effort, toolCalls }) => [model, effort, toolCalls])).toEqual([
    ['gpt-5.4', null, 1],
    ['gpt-5.4', null, 0],
    ['gpt-5.5', 'high', 1],
  ]);
  expect(turns[0]).toMatchObject({
    outcome: 'completed',
    startedAt: '2026-11-23T01:34:26.034Z',
    endedAt: '2026-11-23T01:34:26.189Z',
    responses: 2,
    contextTokens: 1252,
    windowTokens: 258_400,
  });
});

it('counts what a fork copied where it was copied from, and links both', async () => {
  const home = join(RECORDED, 'review-0.98.0');
  const forked = await turnsOf(home, fork);
  expect(forked.copiedTurns).toBe(5);
  expect(forked.turns).toHaveLength(1);
  expect(forked.tree.forkedFrom).toMatchObject({ threadId: parent, known: { tokens: { total: 26_622 } } });
  expect((await turnsOf(home, parent)).tree.forks.map(({ threadId }) => threadId)).toEqual([fork]);
});

it('links a subagent and what started it, and knows what is not there by its id alone', async () => {
  const home = join(RECORDED, 'subagent-0.116.0');
  const { tree, copiedTurns } = await turnsOf(home, agent);
  expect(copiedTurns).toBe(2);
  expect(tree.parent?.threadId).toBe(root);
  const { tree: below, session } = await turnsOf(home, root);
  expect(below.subagents).toMatchObject([{ threadId: agent, known: { tokens: { total: 2_060 } } }]);
  expect(session.tokens.total).toBe(9_391);
  using alone = new TempHome();
  const [own, other] = threads;
  alone.write(`sessions/2026/11/20/${nameOf(own)}`, `${meta(own, 0, { forked_from_id: other })}\n`);
  expect((await turnsOf(alone.path, own)).tree.forkedFrom).toEqual({ threadId: other, known: null });
});

it('leaves settings after a turn to the next one, and what goes on open', async () => {
  using home = new TempHome();
  const [own] = threads;
  const settings = (ms: number, model: string) =>
    event(ms, 'thread_settings_applied', { thread_settings: { model, service_tier: 'flex' } });
  const lines = [
    meta(own),
    settings(1, 'gpt-5.4'),
    turn(turnOf(own), 2),
    event(10, 'task_complete', { turn_id: turnOf(own) }),
    settings(11, 'gpt-5.5'),
    line(12, 'compacted', { message: '' }),
    turn(turnOf(own).replace('7fff', '7ffe'), 20),
  ];
  home.write(`sessions/2026/11/20/${nameOf(own)}`, lines.map((each) => `${each}\n`).join(''));
  const { turns } = await turnsOf(home.path, own);
  expect(turns.map(({ model, outcome, compactions }) => [model, outcome, compactions])).toEqual([
    ['gpt-5.4', 'completed', 1],
    ['gpt-5.5', 'open', 0],
  ]);
  expect(turns[1]?.endedAt).toBeNull();
});

it('keeps nothing of what was said', async () => {
  using home = new TempHome();
  const [own] = threads;
  const secret = 'SECRET-7f3a';
  const lines = [
    meta(own),
    turn(turnOf(own), 1),
    event(2, 'user_message', { message: secret }),
    line(3, 'response_item', { type: 'message', role: 'assistant', content: [{ text: secret }] }),
    line(4, 'compacted', { message: secret }),
    event(5, 'task_complete', { turn_id: turnOf(own), last_agent_message: secret }),
  ];
  home.write(`sessions/2026/11/20/${nameOf(own)}`, lines.map((each) => `${each}\n`).join(''));
  const told = await turnsOf(home.path, own);
  expect(told.turns).toHaveLength(1);
  expect(inspect(told, { depth: null })).not.toContain(secret);
});
