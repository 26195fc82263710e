import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { modelsText, withDefaultTiers } from '../../../build/codex-drift/take-in.ts';
import {
  catalogueText,
  completeCatalogue,
  findGaps,
} from '../../../build/codex-drift/telemetry/catalogue.ts';
import prices from '../../../electron/core/pricing/prices.json' with { type: 'json' };
import { type Catalog, catalog } from '../../../electron/core/telemetry/catalog/catalog.ts';
import { VERIFIED_CODEX } from '../../../electron/shared/codex/codex.ts';
import { codexModels } from '../../../electron/shared/codex/codex-models.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const small: Catalog = {
  codexVersion: '0.169.0',
  metrics: [
    {
      name: 'codex.b',
      description: 'Known',
      kind: 'counter',
      unit: null,
      evidence: 'name',
      tags: ['model'],
      openai: false,
    },
    {
      name: 'codex.late',
      description: null,
      kind: null,
      unit: null,
      evidence: 'name',
      tags: [],
      openai: true,
      since: VERIFIED_CODEX.version,
    },
  ],
  events: [
    {
      name: 'turn',
      description: null,
      fields: ['id', 'runtime'],
      privacy: [],
      apiKey: 'never',
      evidence: 'source',
    },
  ],
};

const sent = {
  metrics: new Map([
    ['codex.a', { kind: 'histogram', unit: 'ms', tags: ['model'] }],
    ['codex.b', { kind: 'counter', unit: null, tags: ['model', 'status'] }],
    ['codex.late', { kind: 'counter', unit: null, tags: [] }],
  ] as const),
  events: new Map([['turn', ['id', 'runtime.os', 'new.part']]]),
  logs: new Map<string, string[]>(),
};

describe('the catalogue', () => {
  test('lacks what runs sent and it does not name', () => {
    expect(findGaps(small, sent, '0.169.0')).toEqual([
      { item: 'metric codex.a', reason: 'not in the catalogue' },
      { item: 'metric codex.b {status}', reason: 'tag not in the catalogue' },
      { item: 'metric codex.late', reason: `said to be since ${VERIFIED_CODEX.version}` },
      { item: 'event turn {new.part}', reason: 'field not in the catalogue' },
    ]);
  });

  test('lacks nothing once it was completed, and keeps what people wrote', () => {
    const complete = completeCatalogue(small, sent, VERIFIED_CODEX.version);
    expect(findGaps(complete, sent, VERIFIED_CODEX.version)).toEqual([]);
    expect(complete.metrics.map(({ name }) => name)).toEqual(['codex.a', 'codex.b', 'codex.late']);
    expect(complete.metrics[0]).toMatchObject({ kind: 'histogram', since: VERIFIED_CODEX.version });
    expect(complete.metrics[1]).toMatchObject({ description: 'Known', openai: false, evidence: 'captured' });
    expect(complete.metrics[2]).toMatchObject({ kind: 'counter' });
    expect(complete.events[0]?.fields).toEqual(['id', 'runtime', 'new']);
  });

  test('is written as it stands', () => {
    expect(catalogueText(catalog)).toBe(read('electron/core/telemetry/catalog/catalog.json'));
    expect(catalog.codexVersion).toBe(VERIFIED_CODEX.version);
  });
});

describe('models', () => {
  test('are written as they stand', () => {
    const text = read('electron/shared/codex/codex-models.json');
    expect(JSON.parse(modelsText(VERIFIED_CODEX.version, codexModels))).toEqual(JSON.parse(text));
  });

  test('change the default tiers of the price table and nothing else', () => {
    expect(withDefaultTiers(prices, codexModels)).toEqual(prices);
    const [first] = codexModels;
    if (!first) throw new Error('No model');
    const table = {
      asOf: 'x',
      models: { [first.slug]: { launched: 'y', longContext: true }, other: { defaultTier: 'flex' } },
    };
    expect(withDefaultTiers(table, [{ ...first, defaultTier: 'priority' }])).toEqual({
      asOf: 'x',
      models: {
        [first.slug]: { launched: 'y', defaultTier: 'priority', longContext: true },
        other: { defaultTier: 'flex' },
      },
    });
  });
});

test.each([
  ['two versions', ['0.1.0', '0.2.0']],
  ['another package', ['npm:left-pad']],
  ['an option that is not known', ['--agianst', '0.1.0']],
])('the command does nothing where it is given %s', (_name, words) => {
  const command = fileURLToPath(new URL('../../../build/codex-drift/codex-drift.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], { encoding: 'utf8' });
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/^Usage: /),
  });
});

test('the README names the verified Codex', () => {
  expect(read('README.md')).toContain(`Codex ${VERIFIED_CODEX.version}, verified on ${VERIFIED_CODEX.date}`);
});
