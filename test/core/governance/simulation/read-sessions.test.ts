import { cpSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSessionSettings } from '../../../../electron/core/governance/simulation/read-sessions.ts';
import { context, line, meta, NAME, started, THREAD, TURN } from '../../ingest/lines/lines.ts';
import { TempHome } from '../../usage/homes.ts';

const FROM = Date.parse('2026-11-01T00:00:00.000Z');
const fixtures = new URL('../../../fixtures/rollouts/', import.meta.url).pathname;

const turn = (payload: object, at?: string) =>
  line('turn_context', { turn_id: TURN, cwd: '/home/dev/project', model: 'gpt-6.1-sol', ...payload }, at);

describe('readSessionSettings', () => {
  let home: TempHome;
  beforeEach(() => {
    home = new TempHome();
  });
  afterEach(() => home[Symbol.dispose]());

  const read = (goesOn = () => true) => readSessionSettings({ codexHomes: [home.path], from: FROM, goesOn });
  const only = async (...lines: readonly string[]) => {
    home.write(NAME, lines.join(''));
    const { sessions } = await read();
    return sessions.map(({ cwd, turns, values }) => ({
      cwd,
      turns,
      ...Object.fromEntries(Object.entries(values).map(([name, set]) => [name, [...set]])),
    }))[0];
  };

  it('takes what each turn ran with, as all values that came', async () => {
    const workspace = {
      approval_policy: 'on-request',
      approvals_reviewer: 'user',
      sandbox_policy: { type: 'workspace-write', network_access: false },
      permission_profile: { type: 'managed', network: 'restricted' },
    };
    const open = { approval_policy: 'never', sandbox_policy: { type: 'danger-full-access' } };
    expect(await only(meta(), turn(workspace), turn(open))).toEqual({
      cwd: '/home/dev/project',
      turns: 2,
      sandbox: ['workspace-write', 'danger-full-access'],
      approval: ['on-request', 'never'],
      reviewer: ['user'],
      network: ['false', 'true'],
      model: ['gpt-6.1-sol'],
      provider: ['openai'],
    });
  });

  it.each([
    ['a granular approval', { approval_policy: { granular: { rules: true } } }, { approval: ['granular'] }],
    [
      'a sandbox of Codex 0.42',
      { sandbox_policy: { mode: 'read-only' } },
      { sandbox: ['read-only'], network: ['false'] },
    ],
    [
      'a profile that is off',
      { permission_profile: { type: 'disabled' } },
      { sandbox: ['danger-full-access'] },
    ],
    [
      'a sandbox of another program',
      { sandbox_policy: { type: 'external-sandbox' } },
      { sandbox: [], network: [] },
    ],
    ['nothing', {}, { sandbox: [], approval: [], network: [], reviewer: [] }],
    [
      'a profile with a network',
      { permission_profile: { type: 'managed', network: 'enabled' } },
      { network: ['true'] },
    ],
  ])('understands %s', async (_name, payload, expected) => {
    expect(await only(meta(), turn(payload))).toMatchObject(expected);
  });

  it('leaves out turns before the span, turns that were copied, and sessions without any', async () => {
    const older = turn({ approval_policy: 'never' }, '2026-10-01T00:00:00.000Z');
    const copied = line('turn_context', {
      turn_id: '01a10000-8a1a-70f2-930e-baef2256116f',
      approval_policy: 'never',
    });
    expect(await only(meta(), older, copied, turn({ approval_policy: 'untrusted' }))).toMatchObject({
      turns: 1,
      approval: ['untrusted'],
    });
    expect(await only(meta(), older)).toBeUndefined();
    const bare = line('turn_context', { approval_policy: 'never' });
    expect(await only(meta({ forked_from_id: 'x' }), bare)).toBeUndefined();
    expect(await only(meta(), bare)).toMatchObject({ approval: ['never'] });
  });

  it('reads no text of a session, and goes on after a line that is none', async () => {
    const secret = 'canary-of-a-prompt';
    const texts = {
      user_instructions: secret,
      collaboration_mode: { settings: { developer_instructions: secret } },
    };
    const found = await only(
      meta({ base_instructions: { text: secret } }),
      'no JSON\n',
      line('response_item', { type: 'message', content: [{ text: secret }] }),
      turn({ ...texts, approval_policy: 'never' }),
    );
    expect(found).toMatchObject({ approval: ['never'] });
    expect(JSON.stringify(found)).not.toContain(secret);
  });

  it('joins the files of a session, compressed ones too, and says what could not be read in time', async () => {
    home.write(
      `archived_sessions/${NAME.split('/').at(-1)}`,
      meta() + turn({ approval_policy: 'untrusted' }),
    );
    home.write(`${NAME}.zst`, zstdCompressSync(Buffer.from(meta() + turn({ approval_policy: 'never' }))));
    const { sessions } = await read();
    expect(sessions.map(({ threadId, values }) => [threadId, [...values.approval].toSorted()])).toEqual([
      [THREAD, ['never', 'untrusted']],
    ]);
    expect(await read(() => false)).toMatchObject({ sessions: [], leftOut: 1 });
    utimesSync(join(home.path, `${NAME}.zst`), new Date(FROM), new Date(FROM));
    home.write(NAME.replace('ff9ccaeb9f57', 'ff9ccaeb9f58'), started() + context());
    expect((await read()).sessions).toHaveLength(2);
  });

  it.each([
    ['0.42.0', 'danger-full-access'],
    ['0.116.0', 'danger-full-access'],
    ['0.165.0', 'danger-full-access'],
  ])('understands sessions that Codex %s recorded', async (version, sandbox) => {
    cpSync(join(fixtures, `history-${version}`), home.path, { recursive: true });
    const { sessions } = await readSessionSettings({ codexHomes: [home.path], from: 0, goesOn: () => true });
    expect(sessions).toHaveLength(1);
    const [{ values }] = sessions as [(typeof sessions)[number]];
    expect([...values.sandbox]).toEqual([sandbox]);
    expect([...values.approval]).toEqual(['never']);
    expect(values.model.size).toBe(1);
  });

  it('counts a session of Codex 0.34, which records no turn, as one of which nothing is known', async () => {
    cpSync(join(fixtures, 'history-0.34.0'), home.path, { recursive: true });
    const { sessions } = await read();
    expect(sessions).toMatchObject([{ turns: 0, values: { sandbox: new Set(), approval: new Set() } }]);
  });
});
