import { describe, expect, it } from 'vitest';
import { qualifyFindings } from '../../../electron/core/codex-version/qualify-findings.ts';
import { configFindings } from '../../../electron/core/config/findings.ts';
import { configReport } from '../../../electron/core/config/report.ts';
import { decideAnalytics } from '../../../electron/core/privacy/analytics.ts';
import { decideOtel } from '../../../electron/core/privacy/otel.ts';
import { VERIFIED_CODEX } from '../../../electron/shared/codex/codex.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import { textOf } from '../../../electron/shared/messages/message.ts';
import { shownHealth } from '../../../electron/shared/telemetry/telemetry.ts';
import { managed, requirements, user } from './places.ts';
import { resolveWorld } from './world.ts';

const off = '[analytics]\nenabled = false\n';
const collector = '{ otlp-http = { endpoint = "http://127.0.0.1:9/v1/logs", protocol = "json" } }';

async function decide(files: Readonly<Record<string, string>>, codexVersion: string | null) {
  const { resolved, stack } = await resolveWorld(files, { codexVersion });
  const otel = decideOtel(resolved);
  return {
    analytics: decideAnalytics(resolved),
    otel,
    report: configReport(resolved, stack, []),
    findings: qualifyFindings([...configFindings(stack, resolved), ...otel.findings], codexVersion),
  };
}

/** Whatever stands in the files: no verdict of a Codex that is not verified is certain. */
const configurations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'nothing set': {},
  'an opt-out': { [user]: off },
  'an opt-in': { [user]: '[analytics]\nenabled = true\n' },
  'a word that is not known': { [user]: `model_verbosity = "loud"\n${off}` },
  'a wrong type': { [user]: `model = 5\n${off}` },
  'a provider that is not known': { [user]: `model_provider = "new"\n${off}` },
  'an exporter that is not known': { [user]: `${off}[otel]\nexporter = "future"\n` },
  'two kinds of exporter': {
    [user]: `${off}[otel.exporter.otlp-grpc]\nendpoint = "http://h"\n`,
    [managed]: `[otel]\nexporter = ${collector}\n`,
  },
  'a broken file': { [user]: `${off}[` },
  'a managed opt-out': { [managed]: off },
  'a managed opt-out over a broken file': { [managed]: off, [user]: 'model = 5\n' },
  requirements: {
    [requirements]: '[feedback]\nenabled = false\n[otel]\nexporter = "none"\nlog_user_prompt = false\n',
  },
  'requirements with keys that are not known': {
    [requirements]: 'future = 1\n[otel]\nfuture = 2\n',
    [user]: off,
  },
  'keys that are not known': { [user]: `${off}[otel]\nfuture = 1\n[analytic]\nenabled = false\n` },
  'a collector': { [user]: `[otel]\nexporter = ${collector}\nlog_user_prompt = true\n` },
};

describe.each(['0.172.0', '0.180.0', '1.0.0'])('with Codex %s, which is not verified', (version) => {
  it.each(Object.entries(configurations))('%s: nothing is certain', async (_name, files) => {
    const { analytics, otel, report, findings } = await decide(files, version);
    const unverified = `Codex ${version} is not verified`;
    expect(analytics.enabled).toBeNull();
    expect(analytics.reason).toContain(`Not known: ${unverified}`);
    expect(analytics.feedback.enabled).toBeNull();
    for (const { state, reason } of analytics.channels) {
      expect(state).toBe('unknown');
      expect(reason).toContain(unverified);
    }
    for (const signal of otel.signals) {
      const { health } = signal;
      expect(health.state).toMatch(/^(?:untested|unobservable)$/);
      if (health.state === 'unobservable') {
        expect(health.reason).toContain(unverified);
        expect(shownHealth(signal)).toBe('unknown');
      }
    }
    expect(otel.logUserPrompt.value).toBeNull();
    expect(otel.logUserPrompt.reason).toContain(unverified);
    expect(report.notKnown).toEqual([expect.stringContaining(unverified)]);
    if (report.invalid)
      expect(report.invalid.reason).toContain(`${unverified}; ${VERIFIED_CODEX.version} refuses`);
    for (const { level, title, remedy } of findings) {
      expect(level).not.toBe('error');
      if (/\b(?:ignores|does not|refuse|invalid|not enforced)/.test(textOf(title)))
        expect(title).toMatch(/is not verified/);
      expect(remedy ?? '').not.toMatch(/remove/i);
    }
  });
});

it.each(['0.150.0', VERIFIED_CODEX.version, null])(
  'with Codex %s verdicts are as they were',
  async (version) => {
    expect((await decide({ [user]: off }, version)).analytics).toMatchObject({
      enabled: false,
      reason: 'Off, because your config.toml says so, line 2',
    });
    expect((await decide({}, version)).analytics.enabled).toBe(true);
    const { analytics, report, findings } = await decide(
      { [user]: `model_verbosity = "loud"\n${off}` },
      version,
    );
    expect(analytics).toMatchObject({
      enabled: null,
      reason: expect.stringMatching(/^Your config.toml .*is invalid/),
    });
    expect(report.notKnown).toBeUndefined();
    expect(findings[0]).toMatchObject({ kind: 'config.invalid', level: 'error' });
  },
);

it('the last known rules are kept and said as such', async () => {
  const { analytics, findings } = await decide({ [user]: `model_verbosity = "loud"\n${off}` }, '0.172.0');
  expect(analytics.reason).toBe(
    `Not known: Codex 0.172.0 is not verified; ${VERIFIED_CODEX.version} refuses your config.toml (line 1)`,
  );
  expect(findings[0]?.title).toBe(
    `Codex 0.172.0 is not verified; ${VERIFIED_CODEX.version} refuses your config.toml (line 1). ` +
      '`model_verbosity` must be "low", "medium" or "high".',
  );
  const plain = await decide({ [user]: off }, '0.172.0');
  expect(plain.analytics.reason).toBe(
    `Not known: Codex 0.172.0 is not verified. With ${VERIFIED_CODEX.version}: Off, because your config.toml says so, line 2`,
  );
});

it('findings that are so with every Codex stay as they are', () => {
  const facts = [
    { id: 'a', kind: 'config.layer.broken', level: 'error', area: 'config', title: verbatim('Broken.') },
    { id: 'b', kind: 'usage.unreadable', level: 'error', area: 'usage', title: verbatim('Unreadable.') },
    {
      id: 'c',
      kind: 'otel.endpoint.plain-http',
      level: 'warning',
      area: 'telemetry',
      title: verbatim('Plain.'),
    },
  ] as const;
  expect(qualifyFindings(facts, '0.999.0')).toEqual(facts);
  expect(qualifyFindings([{ ...facts[0], kind: 'config.x' }], null)).toMatchObject([{ title: 'Broken.' }]);
});
