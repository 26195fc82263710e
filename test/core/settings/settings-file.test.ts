import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSettings } from '../../../electron/core/settings/read-settings.ts';
import { settingEntries, settingValue } from '../../../electron/core/settings/setting-entries.ts';
import { changedSettings, settingsDocument } from '../../../electron/core/settings/write-settings.ts';
import { glanceSections } from '../../../electron/shared/glance/glance-sections.ts';
import { defaultSettings, type Settings } from '../../../electron/shared/settings.ts';
import { runs } from '../../setup/runs.ts';

/** Any settings that are valid. */
const anySettings: fc.Arbitrary<Settings> = fc.record(
  {
    trayTitle: fc.constantFrom('none', 'percent', 'time-left', 'tokens-today'),
    alerts: fc.record(
      {
        limits: fc.boolean(),
        thresholds: fc
          .uniqueArray(fc.integer({ min: 1, max: 100 }), { maxLength: 10 })
          .map((values) => values.toSorted((a, b) => a - b)),
        runOut: fc.boolean(),
        reset: fc.boolean(),
        otel: fc.boolean(),
        drift: fc.boolean(),
        waiting: fc.boolean(),
        quietHours: fc.constantFrom(null, { from: '22:00', to: '07:30' }, { from: '00:00', to: '23:59' }),
      },
      { noNullPrototype: true },
    ),
    codexHomes: fc.array(
      fc.constantFrom('/home/a/.codex', '/srv/x "y"/.codex', 'C:\\Users\\a\\.codex', '/ü/#[]'),
      { maxLength: 4 },
    ),
    launchAtLogin: fc.boolean(),
    shortcut: fc.constantFrom(null, 'Control+Alt+G', 'Command+Shift+"'),
    automaticProbing: fc.boolean(),
    retentionDays: fc.integer({ min: 7, max: 400 }),
    language: fc.constantFrom('system', 'en', 'de'),
    theme: fc.constantFrom('system', 'light', 'dark'),
    privacy: fc.boolean(),
    privateWhileShared: fc.boolean(),
    trayTitleOffered: fc.boolean(),
    limitShows: fc.constantFrom('used', 'left'),
    resetShows: fc.constantFrom('countdown', 'clock'),
    sections: fc.shuffledSubarray([...glanceSections]),
    compact: fc.boolean(),
    planFirst: fc.boolean(),
    planUsdPerMonth: fc.constantFrom(null, 0, 20, 199.99),
    policy: fc.option(fc.constantFrom('developer', 'regulated', '/etc/policy.toml')),
    updateCheck: fc.boolean(),
    freshLimits: fc.boolean(),
    followDaemon: fc.boolean(),
    exporting: fc.boolean(),
  },
  { noNullPrototype: true },
);

/** A document that a person may have made of one: no comments, lines left out, other line ends, other keys. */
const anyDocument = fc
  .record({
    settings: anySettings,
    dropped: fc.array(fc.nat({ max: settingEntries.length - 1 })),
    bare: fc.boolean(),
    windows: fc.boolean(),
    mark: fc.boolean(),
    own: fc.boolean(),
  })
  .map(({ settings, dropped, bare, windows, mark, own }) => {
    const names = new Set(dropped.map((index) => settingEntries[index]?.key.at(-1)));
    const lines = settingsDocument(settings).split('\n');
    const kept = lines
      .filter((line) => !names.has(line.split(' = ')[0]))
      .filter((line) => !bare || !(line.startsWith('#') || line === ''));
    const text = [...(own ? ['# mine', ''] : []), ...kept].join(windows ? '\r\n' : '\n');
    return (mark ? '\uFEFF' : '') + text;
  });

describe('settings.toml', () => {
  test('has every setting, once', () => {
    const leaves = (value: object, path: string[] = []): string[] =>
      Object.entries(value).flatMap(([name, inner]) =>
        name === 'alerts' ? leaves(inner as object, [name]) : [[...path, name].join('.')],
      );
    const fields = settingEntries.map(({ field }) => field.join('.'));
    expect(fields.toSorted()).toEqual(leaves(defaultSettings).toSorted());
  });

  test('reads as what it was written from', () => {
    fc.assert(
      fc.property(anySettings, (settings) => {
        expect(readSettings(settingsDocument(settings))).toEqual({ settings, problems: [] });
      }),
      { numRuns: runs(500) },
    );
  });

  test('changes nothing but the values that changed', () => {
    fc.assert(
      fc.property(anyDocument, anySettings, (text, after) => {
        const { settings: before, problems } = readSettings(text);
        expect(problems).toEqual([]);
        const changed = changedSettings(text, before, after);
        expect(changed).not.toBeNull();
        expect(readSettings(changed ?? '')).toEqual({ settings: after, problems: [] });
        // Whoever put a line there finds it again.
        const names = settingEntries.map(({ key }) => key.at(-1));
        const others = text.split('\n').filter((line) => !names.includes(line.split(' = ')[0]));
        const left = (changed ?? '').split('\n');
        for (const line of others.filter((each) => each.trim() !== '')) {
          expect(left.map((each) => each.trim())).toContain(line.trim());
        }
        expect(changedSettings(text, before, before)).toBe(text);
      }),
      { numRuns: runs(500) },
    );
  });

  test.each([
    ['dotted keys', 'alerts.limits = false\n', false],
    ['a table in one line', 'alerts = { limits = false } # mine\n', false],
    ['a table without the key', '[alerts] # mine\notel = false\n', true],
    ['nothing', '', true],
    ['a last line without an end', 'theme = "dark"', true],
  ])('is changed in the form it has: %s', (_form, text, before) => {
    const read = readSettings(text);
    expect(read.settings.alerts.limits).toBe(before);
    const after = { ...read.settings, alerts: { ...read.settings.alerts, limits: !before } };
    const changed = changedSettings(text, read.settings, after);
    expect(changed).toContain(text.split('#')[1] ?? '');
    expect(readSettings(changed ?? '').settings).toEqual(after);
  });

  test('is not changed in place where a table of one line lacks the key', () => {
    const text = 'alerts = { limits = false }\n';
    const { settings } = readSettings(text);
    const after = { ...settings, alerts: { ...settings.alerts, otel: false } };
    expect(changedSettings(text, settings, after)).toBeNull();
  });

  test('a value that is not valid is told with its line, and the rest counts', () => {
    const text = [
      'theme = "blue"',
      'language = "de"',
      'retention_days = 3',
      'colour = "red"',
      'plan_usd_per_month = "none"',
      '[alerts]',
      'thresholds = [90, 80]',
      'quiet_hours = "22:00"',
      'reset = false',
    ].join('\n');
    const { settings, problems } = readSettings(text);
    expect(settings).toEqual({
      ...defaultSettings,
      language: 'de',
      alerts: { ...defaultSettings.alerts, reset: false },
    });
    expect(problems.map(({ kind, key, line, message }) => [kind, key, line, message?.text])).toEqual([
      ['invalid', 'theme', 1, 'it must be "system", "light" or "dark"'],
      ['invalid', 'retention_days', 3, 'it must be at least 7'],
      ['unknown', 'colour', 4, undefined],
      ['invalid', 'alerts.thresholds', 7, 'its numbers must be in rising order'],
      ['invalid', 'alerts.quiet_hours', 8, 'it must be a span of time such as 22:00-07:00'],
    ]);
  });

  test.each([
    ['version = 2\ntheme = "dark"', 'newer', 1],
    ['version = "x"', 'invalid', 1],
    ['theme = "dark"\nalerts = 3', 'invalid', 2],
    ['theme = "dark"\ntheme', 'damaged', 2],
  ])('%j is %s', (text, kind, line) => {
    expect(readSettings(text).problems).toMatchObject([{ kind, line }]);
  });

  test('no text makes reading throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'[]{}=."\n# alerts') })),
        (text) => {
          const { settings } = readSettings(text);
          for (const entry of settingEntries) expect(settingValue(settings, entry)).not.toBeUndefined();
        },
      ),
      { numRuns: runs(2_000) },
    );
  });
});
