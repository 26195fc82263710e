import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConfigInput } from '../../../electron/core/config/layers/input.ts';
import { cloudCopy } from './cloud-copy.ts';
import { auth, cloudCache, managed, user } from './places.ts';
import { verdictsOf } from './verdicts.ts';
import { makeWorld } from './world.ts';

/*
 * Whether an organisation's cloud config decides hangs on who signed in. Where that is not known, nothing that
 * such a config could decide is stated.
 */

const off = '[analytics]\nenabled = false\n';
const signedIn = '{"auth_mode":"chatgpt","tokens":{"account_id":"acc-1","access_token":"CANARY"}}';
const now = Date.parse('2026-11-23T04:30:00Z');

type Put = (file: string) => Promise<unknown>;

async function decide(
  files: Readonly<Record<string, string>>,
  options: Partial<Omit<ConfigInput, 'codexHome'>> = {},
  put: Put = async () => {},
) {
  const world = await makeWorld(files, { now, ...options });
  await put(path.join(world.home, 'auth.json'));
  return verdictsOf(world);
}

type Decided = Awaited<ReturnType<typeof decide>>;

/** Nothing that a cloud config could decide is stated, and every reason has its German. */
function expectOpen({ analytics, otel, report, findings }: Decided, reason: RegExp, remedy: RegExp): void {
  expect(analytics.enabled).toBeNull();
  expect(analytics.reason).toMatch(/^Not known: .+, and an organisation's cloud config may decide/);
  expect(analytics.reason).toMatch(reason);
  expect(analytics.feedback.enabled).toBeNull();
  expect(new Set(analytics.channels.map(({ state }) => state))).toEqual(new Set(['unknown']));
  for (const { health } of otel.signals) expect(health.state).toBe('unobservable');
  expect(otel.logUserPrompt.value).toBeNull();
  expect(report.notKnown).toEqual([expect.stringMatching(reason)]);
  // Quiet: nothing is broken that another finding does not name.
  const found = findings.filter(({ kind }) => kind.startsWith('config.cloud'));
  expect(found).toMatchObject([{ kind: 'config.cloud.unsettled', level: 'info' }]);
  expect(found[0]?.remedy).toMatch(remedy);
  expect(JSON.stringify({ analytics, otel, report, findings })).not.toContain('CANARY');
}

describe('the plan of a ChatGPT sign-in', () => {
  it.each([{}, { [user]: off }])('is not known before a session names it: %o', async (files) => {
    const decided = await decide({ [auth]: signedIn, ...files }, { auth: 'chatgpt', plan: null });
    expectOpen(decided, /the plan of this sign-in is not known yet/i, /^Start Codex once and let it answer/);
  });

  it('leaves what a managed layer decides certain', async () => {
    const { analytics } = await decide({ [auth]: signedIn, [managed]: off }, { auth: 'chatgpt' });
    expect(analytics).toMatchObject({ enabled: false, origin: { layer: 'managed' } });
    const { feedback } = analytics;
    expect(feedback.enabled).toBeNull();
  });

  it.each(['free', 'go', 'plus', 'pro', 'team'])('%s: what is decided is certain', async (plan) => {
    const { analytics, findings } = await decide({ [auth]: signedIn }, { auth: 'chatgpt', plan });
    expect(analytics).toMatchObject({ enabled: true, reason: expect.stringMatching(/^On: nothing/) });
    expect(findings).toEqual([]);
  });

  it.each(['apikey', 'provider', null] as const)('is no matter to the sign-in %s', async (kind) => {
    const { analytics, findings } = await decide({}, { auth: kind });
    expect(analytics.enabled).toBe(true);
    expect(findings).toEqual([]);
  });
});

describe('a sign-in in the keyring', () => {
  const store = (word: string) => ({ [user]: `cli_auth_credentials_store = "${word}"\n${off}` });

  it.each(['keyring', 'auto'])('%s: how Codex is signed in is not known', async (word) => {
    expectOpen(await decide(store(word), { auth: null }), /in the keyring/, /names the plan/);
  });

  it('also where requirements say so', async () => {
    const files = { '/etc/codex/requirements.toml': 'cli_auth_credentials_store = "keyring"\n' };
    expectOpen(await decide(files, { auth: null }), /in the keyring/, /names the plan/);
  });

  it('with a plan that a session named', async () => {
    expect((await decide(store('auto'), { auth: null, plan: 'plus' })).analytics.enabled).toBe(false);
    const { analytics } = await decide(store('auto'), { auth: null, plan: 'enterprise' });
    expect(analytics).toMatchObject({
      enabled: null,
      reason: expect.stringMatching(/not on this machine yet/),
    });
  });

  it.each(['file', 'ephemeral'])('is not where %s says otherwise', async (word) => {
    expect((await decide(store(word), { auth: null })).analytics.enabled).toBe(false);
  });
});

describe('auth.json does not tell how Codex is signed in', () => {
  const faults: readonly (readonly [string, Put, RegExp])[] = [
    ['a folder', (file) => mkdir(file), /auth\.json cannot be read: it is a folder/],
    [
      'a pipe',
      async (file) => execFileSync('mkfifo', [file]),
      /auth\.json cannot be read: it is not a regular file/,
    ],
    ['a link to /dev/zero', (file) => symlink('/dev/zero', file), /it is not a regular file/],
    ['a link to itself', (file) => symlink(file, file), /its links form a loop/],
    ['a text cut off', (file) => writeFile(file, signedIn.slice(0, -1)), /auth\.json is damaged/],
    ['a text cut off in a token', (file) => writeFile(file, signedIn.slice(0, -4)), /auth\.json is damaged/],
    ['an empty file', (file) => writeFile(file, ''), /auth\.json is damaged/],
    ['a list', (file) => writeFile(file, `[${signedIn}]`), /auth\.json is damaged/],
    [
      'a kind of sign-in that is not known',
      (file) => writeFile(file, '{"auth_mode":"future","tokens":null}'),
      /names a kind of sign-in that Glance does not know/,
    ],
  ];
  const mayRead = process.getuid?.() === 0;
  const unreadable: typeof faults = [
    [
      'a file that may not be read',
      async (file) => {
        await writeFile(file, signedIn);
        await chmod(file, 0);
      },
      /you may not read it/,
    ],
  ];

  it.each([...faults, ...(mayRead ? [] : unreadable)])('%s', async (_name, put, reason) => {
    for (const plan of [null, 'plus', 'enterprise']) {
      const files = { [cloudCache]: cloudCopy({ account: 'acc-1', config: [off] }) };
      expectOpen(await decide({}, { auth: null, plan }, put), reason, /codex login/);
      expectOpen(await decide(files, { auth: null, plan }, put), reason, /codex login/);
    }
    const { analytics } = await decide({ [managed]: off }, { auth: null }, put);
    expect(analytics).toMatchObject({ enabled: false, origin: { layer: 'managed' } });
  });

  it.each(['{}', '{"OPENAI_API_KEY":null,"tokens":null}', '{"a":"\\"}{","b":["]"]}'])(
    'a whole text that names no sign-in is no fault: %s',
    async (text) => {
      expect((await decide({ [auth]: text }, { auth: null })).analytics.enabled).toBe(true);
    },
  );
});

describe('a copy of the cloud config', () => {
  const made = Date.parse('2026-11-23T04:00:00Z');
  const files = { [auth]: signedIn, [cloudCache]: cloudCopy({ account: 'acc-1', config: [off] }) };
  const written = (at: number) => (file: string) => utimes(file, new Date(at), new Date(at));

  it.each([null, 'enterprise'])('made after the sign-in (plan %s) decides', async (plan) => {
    const { analytics } = await decide(files, { auth: 'chatgpt', plan }, written(made - 1_000));
    expect(analytics).toMatchObject({ enabled: false, origin: { layer: 'cloud' } });
  });

  it('made before the sign-in may be that of another user of the account', async () => {
    const decided = await decide(files, { auth: 'chatgpt', plan: 'enterprise' }, written(made + 1_000));
    expect(decided.analytics).toMatchObject({ enabled: null, origin: { layer: 'default' } });
    expect(decided.analytics.reason).toMatch(/the sign-in is newer than the copy/);
    expect(decided.findings).toMatchObject([
      { kind: 'config.cloud.unsettled', level: 'info', remedy: 'Start Codex once to refresh it.' },
    ]);
    const personal = await decide(files, { auth: 'chatgpt', plan: 'plus' }, written(made + 1_000));
    expect(personal.analytics.enabled).toBe(true);
  });
});
