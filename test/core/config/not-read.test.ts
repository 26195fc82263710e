import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../electron/shared/messages/message.ts';
import { shownHealth } from '../../../electron/shared/telemetry/telemetry.ts';
import { managed, project, requirements, system, user } from './places.ts';
import { verdictsOf } from './verdicts.ts';
import { makeWorld, placer } from './world.ts';

/*
 * Files that Glance does not read by a limit of its own. What Codex makes of them is not known, so nothing
 * that hangs on them is stated.
 */

const off = '[analytics]\nenabled = false\n';
const collector = '{ otlp-http = { endpoint = "http://127.0.0.1:9/v1/logs", protocol = "json" } }';
const trust = '[projects."$PROJ"]\ntrust_level = "trusted"\n';

const limits: Readonly<Record<string, { put: (file: string) => Promise<void>; why: string }>> = {
  'a link to /dev/zero': {
    put: (file) => symlink('/dev/zero', file),
    why: 'it is not a regular file',
  },
  'a file of 20 MB': {
    put: async (file) => {
      await writeFile(file, off);
      await truncate(file, 20_000_000);
    },
    why: 'it is larger than 16 MB',
  },
};

async function decide(
  files: Readonly<Record<string, string>>,
  unread: string,
  put: (file: string) => Promise<void>,
) {
  const world = await makeWorld({ '$PROJ/.git/HEAD': '', ...files }, { cwd: '$PROJ' });
  const file = placer(world.root)(unread);
  await mkdir(path.dirname(file), { recursive: true });
  await put(file);
  return { file, ...(await verdictsOf(world)) };
}

const undecided: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  ['the config.toml of the user', user, {}],
  ['the config.toml of the user below an opted-out project', user, { [project]: off }],
  ['the config.toml of the system', system, { [user]: off }],
  ['managed_config.toml', managed, { [user]: off }],
  ['a trusted project', project, { [user]: off + trust }],
  ['requirements', requirements, { [user]: off, [managed]: off }],
];

describe.each(Object.entries(limits))('%s', (_name, { put, why }) => {
  it.each(undecided)('in the place of %s: nothing is known', async (_place, unread, files) => {
    const { file, resolved, analytics, otel, report, findings } = await decide(files, unread, put);
    const reason = `Not known: ${file} was not read: ${why}`;
    expect(resolved.invalid).toBeNull();
    expect(analytics).toMatchObject({ enabled: null, reason, feedback: { enabled: null } });
    expect(analytics.channels.map(({ state }) => state)).not.toContain('off');
    expect(analytics.channels.every((channel) => textOf(channel.reason) === reason)).toBe(true);
    expect(otel.signals.map(shownHealth)).toEqual(['unknown', 'unknown', 'unknown']);
    for (const { health } of otel.signals) {
      expect(health).toMatchObject({ state: 'unobservable', reason: `${reason}.` });
    }
    expect(otel.logUserPrompt).toMatchObject({ value: null, reason: `${reason}.` });
    expect(report.notKnown).toEqual([`${file} was not read: ${why}. Values are shown without it.`]);
    const [found, ...others] = findings.filter(({ kind }) => kind === 'config.layer.not-read');
    expect(others).toEqual([]);
    expect(found).toMatchObject({ level: 'warning', file, detail: 'What Codex makes of it is not known.' });
    expect(findings.map(({ kind }) => kind)).not.toContain('config.invalid');
  });

  it('in the place of a file that the configuration names: nothing is known', async () => {
    const named = `model_instructions_file = "$PROJ/it"\n${off}`;
    const { file, resolved, analytics, report, findings } = await decide({ [user]: named }, '$PROJ/it', put);
    expect(resolved.invalid).toBeNull();
    expect(analytics).toMatchObject({ enabled: null, reason: `Not known: ${file} was not read: ${why}` });
    expect(report.notKnown).toHaveLength(1);
    const found = findings.find(({ kind }) => kind === 'config.layer.not-read');
    expect(found).toMatchObject({ file, level: 'warning' });
    const inUntrusted = await decide({ [user]: off, [project]: named }, '$PROJ/it', put);
    expect(inUntrusted.analytics.enabled).toBe(false);
  });

  it.each([managed])('below what %s decides: that is known', async (above) => {
    const { analytics, otel } = await decide(
      { [above]: `${off}[otel]\nexporter = ${collector}\n` },
      user,
      put,
    );
    expect(analytics).toMatchObject({
      enabled: false,
      reason: expect.stringMatching(/^Off, because managed/),
    });
    expect(otel.signals[0]?.health.state).toBe('untested');
    expect(otel.logUserPrompt.value).toBeNull();
  });

  it('in a project that is not trusted: no verdict changes', async () => {
    const { file, analytics, otel, report, findings } = await decide({ [user]: off }, project, put);
    expect(analytics).toMatchObject({ enabled: false, reason: expect.stringMatching(/^Off, because your/) });
    expect(otel.signals[0]?.health).toMatchObject({ state: 'off', reason: 'No exporter is set.' });
    expect(otel.logUserPrompt.value).toBe(false);
    expect(report.notKnown).toBeUndefined();
    const found = findings.find(({ kind }) => kind === 'config.layer.not-read');
    expect(found).toMatchObject({ file, level: 'warning' });
  });
});

it('a folder in the place of the file stops Codex as well', async () => {
  const { resolved, analytics } = await decide({}, user, async (file) => void (await mkdir(file)));
  expect(resolved.invalid).toMatchObject({ effect: 'without-user', layer: 'user' });
  expect(analytics.reason).toContain('Your config.toml is invalid');
});
