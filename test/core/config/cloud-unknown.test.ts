import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { cloudSignature } from '../../../electron/core/config/cloud/cloud-signature.ts';
import { configFindings } from '../../../electron/core/config/findings.ts';
import { decideAnalytics } from '../../../electron/core/privacy/analytics.ts';
import { decideOtel } from '../../../electron/core/privacy/otel.ts';
import { shownHealth } from '../../../electron/shared/telemetry/telemetry.ts';
import { type CloudCopy, cloudCopy } from './cloud-copy.ts';
import { cloudCache } from './places.ts';
import { resolveWorld } from './world.ts';

const off = '[analytics]\nenabled = false\n';
const signedIn = { '$HOME/auth.json': '{"auth_mode":"chatgpt","tokens":{"account_id":"acc-1"}}' };
const now = Date.parse('2026-11-23T04:30:00Z');

async function decide(
  files: Readonly<Record<string, string>>,
  options: Parameters<typeof resolveWorld>[1] = {},
) {
  const world = await resolveWorld({ ...signedIn, ...files }, { auth: 'chatgpt', now, ...options });
  return {
    ...world,
    analytics: decideAnalytics(world.resolved),
    otel: decideOtel(world.resolved),
    findings: configFindings(world.stack, world.resolved),
  };
}

const copy = (parts: CloudCopy) => cloudCopy({ account: 'acc-1', config: [off], ...parts });

it('the signature is the one that Codex 0.171.0 made', async () => {
  const text = await readFile('test/fixtures/config/cloud-config-bundle-cache.json', 'utf8');
  const { signed_payload: payload, signature } = JSON.parse(text);
  expect(cloudSignature(payload)).toBe(signature);
  expect(cloudSignature({ ...payload, extra: 5 })).toBe(signature);
  const { version, ...others } = payload;
  expect(cloudSignature({ ...others, version })).toBe(signature);
  expect(cloudSignature({ ...payload, expires_at: '2027-11-29T11:12:32.969179847Z' })).not.toBe(signature);
});

it('a copy that Codex would use decides', async () => {
  const { analytics, findings } = await decide({ [cloudCache]: copy({}) }, { plan: 'enterprise' });
  expect(analytics).toMatchObject({ enabled: false, origin: { layer: 'cloud' } });
  expect(findings.filter(({ kind }) => kind.startsWith('config.cloud'))).toEqual([]);
});

describe('what the organisation says is not known', () => {
  const unusable: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['without a copy', {}, /not on this machine yet/],
    ['with a damaged copy', { [cloudCache]: copy({}).slice(0, -200) }, /cannot be read/],
    ['with an empty copy', { [cloudCache]: '' }, /cannot be read/],
    [
      'with a copy of another form',
      { [cloudCache]: copy({}).replace('"version": 1', '"version": 2') },
      /cannot be read/,
    ],
    [
      'with a copy that does not say how long it holds',
      { [cloudCache]: copy({}).replace(/"expires_at".*\n/, '') },
      /cannot be read/,
    ],
    ['with a copy of another account', { [cloudCache]: copy({ account: 'acc-2' }) }, /for another account/],
    ['with a copy of no account', { [cloudCache]: copy({ account: null }) }, /for another account/],
    [
      'with a signature that does not match',
      { [cloudCache]: copy({ signature: 'x' }) },
      /signature that does not match/,
    ],
    [
      'with a copy that was edited',
      { [cloudCache]: copy({}).replace('false', 'true') },
      /signature that does not match/,
    ],
    [
      'with a copy long past its time',
      { [cloudCache]: copy({ expires: '2026-11-21T05:00:00.000Z' }) },
      /out of date/,
    ],
    ['with a fragment that is not TOML', { [cloudCache]: copy({ config: [off, 'x = ['] }) }, /cannot read/],
    [
      'with requirements that are not TOML',
      { [cloudCache]: copy({ requirements: ['x = ['] }) },
      /cannot read/,
    ],
    [
      'with requirements that Codex refuses',
      { [cloudCache]: copy({ requirements: ['feedback = 3'] }) },
      /cannot read/,
    ],
  ];

  it.each(unusable)('%s', async (_name, files, reason) => {
    const { analytics, otel, findings } = await decide(files, { plan: 'enterprise' });
    expect(analytics.enabled).toBeNull();
    expect(analytics.reason).toMatch(/^Not known: .*organisation's cloud config/);
    expect(analytics.reason).toMatch(reason);
    expect(analytics.feedback.enabled).toBeNull();
    for (const { state } of analytics.channels) expect(state).toBe('unknown');
    for (const { health } of otel.signals) expect(health.state).toBe('unobservable');
    expect(otel.signals.map(shownHealth)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(otel.logUserPrompt).toMatchObject({ value: null, reason: expect.stringMatching(/^Not known/) });
    expect(findings).toMatchObject([{ kind: 'config.cloud.unreadable', level: 'warning' }]);
  });

  it.each(unusable)("%s: the user's own opt-out is no fact either", async (_name, files) => {
    // Where the server cannot be asked, an app-server goes on without the user's file.
    const { analytics } = await decide({ ...files, '$HOME/config.toml': off }, { plan: 'edu' });
    expect(analytics).toMatchObject({ enabled: null, origin: { layer: 'user' } });
    expect(analytics.reason).toMatch(/^Not known: .+ Without it: Off, because your config\.toml says so/);
  });

  it.each(unusable)('%s, but a managed layer decides', async (_name, files) => {
    const decided = await decide({ ...files, '/etc/codex/managed_config.toml': off }, { plan: 'edu' });
    expect(decided.analytics).toMatchObject({ enabled: false, origin: { layer: 'managed' } });
    const states = (id: string) =>
      decided.analytics.channels.filter((channel) => channel.id === id).map(({ state }) => state);
    expect(new Set([...states('events'), ...states('metrics')])).toEqual(new Set(['off']));
    // Cloud requirements could still pin these.
    expect(new Set([...states('feedback'), ...states('otel')])).toEqual(new Set(['unknown']));
  });

  it.each(unusable)('%s: no matter to a personal plan or an API key', async (_name, files) => {
    expect((await decide(files, { plan: 'plus' })).analytics.enabled).toBe(true);
    expect((await decide(files, { plan: 'team' })).findings).toEqual([]);
    expect((await decide(files, { auth: 'apikey', plan: 'enterprise' })).analytics.enabled).toBe(true);
  });

  it.each(unusable.slice(1))('%s, also where no session tells the plan', async (_name, files) => {
    expect((await decide(files)).analytics.enabled).toBeNull();
  });

  it('metrics that the user sends to OpenAI are no fact either', async () => {
    const { otel } = await decide(
      { '$HOME/config.toml': '[otel]\nmetrics_exporter = "statsig"\n' },
      { plan: 'business' },
    );
    const metrics = otel.signals.find(({ signal }) => signal === 'metrics');
    expect(metrics?.health.reason).toMatch(/^Not known: .*organisation's cloud config/);
  });

  it('a managed preference of the Mac decides above cloud requirements', async () => {
    const { analytics } = await decide(
      {},
      {
        plan: 'business',
        platform: 'darwin',
        readMdm: async (key) =>
          key === 'requirements_toml_base64'
            ? Buffer.from('[feedback]\nenabled = false\n').toString('base64')
            : null,
      },
    );
    expect(analytics).toMatchObject({ enabled: null, feedback: { enabled: false } });
  });

  it('a copy that is past its time since a while still counts, and says so', async () => {
    const { analytics, findings } = await decide({
      [cloudCache]: copy({ expires: '2026-11-22T20:00:00.000Z' }),
    });
    expect(analytics.enabled).toBe(false);
    expect(findings).toMatchObject([{ kind: 'config.cloud.stale' }]);
  });
});
