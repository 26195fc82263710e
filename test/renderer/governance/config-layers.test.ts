import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseToml } from '../../../electron/core/config/toml/toml.ts';
import type { ConfigLayerReport, ConfigReport } from '../../../electron/shared/commands.ts';
import { verbatim } from '../../../electron/shared/messages/en/words.ts';
import type { Layer, Origin } from '../../../electron/shared/origin.ts';
import { userNotInForce } from '../../../renderer/features/config-layers/not-in-force.ts';
import { tomlValue } from '../../../renderer/features/config-layers/toml-value.ts';
import { configLayerRows, type LayerRow } from '../../../renderer/state/config-layers/layer-rows.ts';
import { sampleConfigReport } from '../../fixtures/config-reports.ts';

const KEY = 'analytics.enabled';
const states = (layerRows: readonly LayerRow[]) =>
  layerRows.map(({ origin, state }) => `${origin.layer} ${state}`);

/** A stack as a host would report it: a valid configuration, in which the highest rung that says something wins. */
const anyReport = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom<Layer>('managed', 'project', 'profile', 'user', 'system', 'packaged'),
      exists: fc.boolean(),
      disabledReason: fc.option(fc.constant('Not trusted'), { freq: 4 }),
      broken: fc.boolean(),
      says: fc.option(fc.boolean()),
      line: fc.integer({ min: 1, max: 99 }),
    }),
    { selector: ({ name }) => name },
  )
  .map((stack): ConfigReport => {
    const file = (name: Layer): Origin => ({ layer: name, file: `/etc/${name}.toml` });
    const says = stack.filter((one) => one.exists && !one.broken && one.says !== null);
    const winner = says.find((one) => one.disabledReason === null);
    const said = (one: (typeof says)[number]) => ({
      origin: { ...file(one.name), key: KEY, line: one.line },
      value: one.says,
    });
    return {
      schema: 'codex-glance.config/1',
      layers: stack.map(
        ({ name, exists, disabledReason, broken, line }): ConfigLayerReport => ({
          origin: file(name),
          exists,
          disabledReason: disabledReason === null ? null : verbatim(disabledReason),
          error: exists && broken ? { message: verbatim('Bad'), file: `/etc/${name}.toml`, line } : null,
        }),
      ),
      values: {
        [KEY]: {
          value: winner?.says ?? null,
          origin: winner === undefined ? { layer: 'default', key: KEY } : said(winner).origin,
          locked: false,
          shadowed: says.filter((one) => one !== winner).map(said),
        },
      },
    };
  });

describe('the ladder', () => {
  it('has a rung for every layer in their order, then the default', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(configLayerRows(report, KEY, true).map(({ origin }) => origin)).toEqual([
          ...report.layers.map(({ origin }) => origin),
          { layer: 'default' },
        ]);
      }),
    );
  });

  it('has one rung that decides, with the value in force', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const deciding = configLayerRows(report, KEY, true).filter(({ state }) => state === 'decides');
        const value = report.values[KEY];
        expect(deciding).toHaveLength(1);
        expect(deciding[0]?.origin.layer).toBe(value?.origin.layer);
        expect(deciding[0]?.settings[0]?.value).toBe(value?.value ?? true);
      }),
    );
  });

  it('has everything that is said, on the rung that says it', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const value = report.values[KEY];
        const said = configLayerRows(report, KEY, true).flatMap(({ origin, settings }) =>
          origin.layer === 'default' ? [] : settings.map((one) => `${origin.layer} ${one.value} ${one.line}`),
        );
        const origins = [
          ...(value === undefined || value.origin.layer === 'default' ? [] : [value]),
          ...(value?.shadowed ?? []),
        ];
        expect(said.toSorted()).toEqual(
          origins.map((one) => `${one.origin.layer} ${one.value} ${one.origin.line}`).toSorted(),
        );
      }),
    );
  });

  it('names every state there is', () => {
    expect(states(configLayerRows(sampleConfigReport('analytics-managed', KEY), KEY, true))).toEqual([
      'requirements-system missing',
      'managed decides',
      'project disabled',
      'user overruled',
      'system missing',
      'packaged not-set',
      'default overruled',
    ]);
    const untrusted = configLayerRows(sampleConfigReport('analytics-default', KEY), KEY, true);
    expect(states(untrusted)).toContain('project disabled');
    expect(states(untrusted)).toContain('default decides');
  });

  it('tells where a broken file is broken, and who decides without it', () => {
    const layerRows = configLayerRows(sampleConfigReport('config-broken', KEY), KEY, true);
    const user = layerRows.find(({ origin }) => origin.layer === 'user');
    expect(user).toMatchObject({
      state: 'error',
      reason: 'It is not valid TOML: illegal character in key.',
      line: 12,
    });
    expect(layerRows.at(-1)?.state).toBe('decides');
  });

  it('does not call overruled what an invalid configuration puts out of force', () => {
    const invalid = { effect: 'bare', reason: verbatim('Two kinds'), file: null, line: null } as const;
    const report = sampleConfigReport('analytics-off', KEY);
    const user = { layer: 'user', file: '/home/ada/.codex/config.toml', key: KEY, line: 12 } as const;
    const bare: ConfigReport = {
      ...report,
      invalid,
      values: {
        [KEY]: {
          value: null,
          origin: { layer: 'default', key: KEY },
          locked: false,
          shadowed: [{ origin: user, value: false }],
        },
      },
    };
    const layerRows = configLayerRows(bare, KEY, true);
    expect(states(layerRows)).toContain('user not-counted');
    expect(userNotInForce(layerRows, true)).toEqual({ value: false, line: 12, state: 'not-counted' });
    const refused = configLayerRows({ ...bare, invalid: { ...invalid, effect: 'refuses' } }, KEY, true);
    expect(refused.some(({ state }) => state === 'decides')).toBe(false);
  });

  it('of a table has each setting below it', () => {
    const layerRows = configLayerRows(sampleConfigReport('filled', 'otel.exporter'), 'otel.exporter', 'none');
    const user = layerRows.find(({ state }) => state === 'decides');
    expect(user?.settings.map(({ below, line }) => `${below} ${line}`)).toEqual([
      'otlp-http.endpoint 22',
      'otlp-http.protocol 23',
      'otlp-http.headers.x-otlp-api-key 26',
    ]);
    expect(layerRows.at(-1)?.state).toBe('overruled');
  });

  it('tells layers of one file apart by name', () => {
    const cloud = (name: string): Origin => ({ layer: 'cloud', file: '/cache.json', name });
    const layer = { exists: true, disabledReason: null, error: null };
    const layerRows = configLayerRows(
      {
        schema: 'codex-glance.config/1',
        layers: ['b', 'a'].map((name) => ({ ...layer, origin: cloud(name) })),
        values: { [KEY]: { value: false, origin: { ...cloud('a'), key: KEY }, locked: false, shadowed: [] } },
      },
      KEY,
      true,
    );
    expect(layerRows.map(({ state }) => state)).toEqual(['not-set', 'decides', 'overruled']);
  });
});

describe('userNotInForce', () => {
  it('is the opt-out that a project overrules', () => {
    const layerRows = configLayerRows(sampleConfigReport('analytics-outvoted', KEY), KEY, true);
    expect(userNotInForce(layerRows, true)).toEqual({ value: false, line: 12, state: 'overruled' });
  });
  it('is nothing where both say the same, or the user decides', () => {
    const outvoted = configLayerRows(sampleConfigReport('analytics-outvoted', KEY), KEY, true);
    expect(userNotInForce(outvoted, false)).toBeNull();
    const off = configLayerRows(sampleConfigReport('analytics-off', KEY), KEY, true);
    expect(userNotInForce(off, false)).toBeNull();
  });
});

describe('tomlValue', () => {
  it('is TOML that says the same', () => {
    const leaf = fc.oneof(
      fc.boolean(),
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.string({ unit: 'grapheme-ascii' }),
    );
    const { value: anyValue } = fc.letrec((tie) => ({
      value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(leaf, { maxLength: 3 }), tie('table')),
      table: fc.dictionary(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 5 }), tie('value'), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    }));
    fc.assert(
      fc.property(anyValue, (value) => {
        const parsed = parseToml(`key = ${tomlValue(value)}`);
        expect(parsed.ok && JSON.stringify(plain(parsed.table.key))).toBe(JSON.stringify(plain(value)));
      }),
    );
  });
});

/** Integers may come as bigint, and tables in another order. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .map(([key, one]) => [key, plain(one)])
    .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
