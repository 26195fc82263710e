import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textWidth } from '../../electron/cli/text/width.ts';
import { checkRules } from '../../electron/core/governance/checks/catalogue.ts';
import type { UsageReport } from '../../electron/shared/commands.ts';
import { line, meta, NAME, TURN } from '../core/ingest/lines/lines.ts';
import { TempHome } from '../core/usage/homes.ts';
import { createFakeGlance } from '../fakes/glance.ts';
import { createFakeOutput } from '../fakes/terminal.ts';
import { sampleConfigReport } from '../fixtures/config-reports.ts';
import { samplePosture } from '../fixtures/postures.ts';
import { sampleSnapshot } from '../fixtures/snapshots/sample-snapshot.ts';
import { command } from './command.ts';
import { reportOf, tokensOf } from './usage/usage-runs.ts';

const LONG = 'a-folder-whose-name-is-longer-than-those-of-most-others-and-has-no-blank-in-it';

const config = `model = "a-model-of-a-long-name-that-no-policy-allows"
unknown_key_of_a_long_name_that_nothing_knows = 1
approval_policy = "never"
[otel]
log_user_prompt = true
exporter = { otlp-http = { endpoint = "http://collector.of.a.long.name.example.com/v1/logs", protocol = "json" } }
`;

/** Budgets with an unknown one: a model without a price. */
const usage = (): UsageReport =>
  reportOf('model', [
    {
      key: 'a-model-of-a-long-name-without-a-price',
      tokens: tokensOf(1_000_000_000, 10),
      costUsd: null,
      responses: 1,
      models: [{ model: 'a-model-of-a-long-name-without-a-price', tokens: tokensOf(1, 1), costUsd: null }],
    },
  ]);

const turn = (more: object) =>
  line(
    'turn_context',
    { turn_id: TURN, cwd: `/home/ada/code/${LONG}/${LONG}`.slice(0, 120), model: 'gpt-6.1-sol', ...more },
    '2026-11-19T00:00:00.000Z',
  );

describe.each([60, 80, 120])('At %i columns', (columns) => {
  let world: TempHome;
  const at = (...parts: string[]) => join(world.path, LONG, ...parts);
  const run = async (words: string) => {
    const stdout = createFakeOutput({ columns, rows: 24 });
    const key = words.split(' ').at(-1) ?? '';
    const glance = createFakeGlance({
      snapshot: sampleSnapshot('filled'),
      posture: samplePosture,
      usage,
      configFiles: [at('home/config.toml')],
      config: () => sampleConfigReport('filled', key),
      storage: {
        schema: 'codex-glance.storage/1',
        entries: [
          {
            kind: 'compressed-sessions',
            files: 123_456,
            bytes: 70_000_000_000,
            oldest: '2025-11-20T00:00:00.000Z',
          },
        ],
        unreadable: [at('home/sessions')],
      },
    });
    const places = `--codex-home ${at('home')} --state-dir ${at('state')} --cwd ${at('project')} --no-color`;
    const ran = await command(`${words} ${places}`, { glance, stdout, cwd: at(), homeDir: world.path });
    const lines = stripVTControlCharacters(ran.stdout).split('\n');
    for (const each of lines) expect([words, textWidth(each) <= columns, each]).toEqual([words, true, each]);
    expect([words, ran.stderr.replace(/.* (?:was|were) written\.\n/, ''), lines.length > 1]).toEqual([
      words,
      '',
      true,
    ]);
    return ran;
  };

  beforeAll(() => {
    world = new TempHome();
    for (const folder of ['home', 'project', 'state']) mkdirSync(at(folder), { recursive: true });
    world.write(`${LONG}/home/config.toml`, config);
    world.write(
      `${LONG}/home/${NAME.replace('/23/', '/19/').replace('11-23T', '11-19T')}`,
      meta() + turn({ approval_policy: 'never', sandbox_policy: { type: 'danger-full-access' } }),
    );
  });
  afterAll(() => world[Symbol.dispose]());

  it.each([
    ...['developer', 'enterprise', 'regulated'].map((policy) => `check --policy ${policy}`),
    ...checkRules.map(({ id }) => `policy explain ${id}`),
    ...['sandbox_mode', 'otel.exporter', 'analytics.enabled', 'model_providers.mock.base_url'].map(
      (key) => `policy explain ${key}`,
    ),
    'policy simulate --policy regulated',
    'policy simulate --days 1',
    'guard --max-usd 0.5 --limit weekly=1% --limit monthly=99.999%',
    'guard install --max-usd 50 --dry-run',
    'guard uninstall',
    'storage',
    'coverage',
    'posture',
  ])('%s fits', async (words) => {
    await run(words);
  });

  it('a baseline, what drifted, and evidence fit', async () => {
    await run('baseline pin --policy enterprise');
    world.write(`${LONG}/home/config.toml`, config.replace(/^unknown.*$/m, ''));
    expect((await run('drift')).code).toBe(1);
    await run('evidence --out e.zip --sessions --force');
    world.write(`${LONG}/home/config.toml`, config);
    const { stdout } = await run('evidence verify e.zip');
    expect(stdout).toContain('Valid');
    world.write(`${LONG}/e.zip`, 'no zip');
    expect((await run('evidence verify e.zip')).stdout).toContain('Not valid');
  });

  it('a hook that is written fits', async () => {
    await run('guard install --max-usd 50 --yes');
    await run('guard install --max-usd 50 --dry-run');
    await run('guard uninstall --yes');
  });
});
