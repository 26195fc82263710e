import * as v from 'valibot';
import type { ValueId } from '../messages/en/glance/value.ts';
import { glanceSections, type Settings, type SettingsPatch } from '../settings.ts';
import type { Proof, Proven } from './proof.ts';
import { amount, path, text } from './scalars.ts';

const timeOfDay = v.pipe(
  v.string(),
  v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'value.time-of-day' satisfies ValueId),
);

const thresholds = v.pipe(
  v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
  v.maxLength(10),
  v.check(
    (values) => values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0)),
    'value.rising' satisfies ValueId,
  ),
);

const sections = v.pipe(
  v.array(v.picklist(glanceSections)),
  v.check((names) => new Set(names).size === names.length, 'a block comes twice'),
);

/** `Settings`, whole. */
export const settingsSchema = v.strictObject({
  trayTitle: v.picklist(['none', 'percent', 'time-left', 'tokens-today']),
  alerts: v.strictObject({
    limits: v.boolean(),
    thresholds,
    runOut: v.boolean(),
    reset: v.boolean(),
    otel: v.boolean(),
    drift: v.boolean(),
    waiting: v.boolean(),
    quietHours: v.nullable(v.strictObject({ from: timeOfDay, to: timeOfDay })),
  }),
  codexHomes: v.pipe(v.array(path), v.maxLength(32)),
  launchAtLogin: v.boolean(),
  shortcut: v.nullable(v.pipe(text, v.maxLength(100))),
  automaticProbing: v.boolean(),
  retentionDays: v.pipe(v.number(), v.integer(), v.minValue(7), v.maxValue(400)),
  language: v.picklist(['system', 'en', 'de']),
  theme: v.picklist(['system', 'light', 'dark']),
  privacy: v.boolean(),
  privateWhileShared: v.boolean(),
  limitShows: v.picklist(['used', 'left']),
  resetShows: v.picklist(['countdown', 'clock']),
  sections,
  compact: v.boolean(),
  planFirst: v.boolean(),
  planUsdPerMonth: v.nullable(amount),
  updateCheck: v.boolean(),
  freshLimits: v.boolean(),
  followDaemon: v.boolean(),
});

type Omissible<Entries extends v.ObjectEntries> = {
  [Key in keyof Entries]: v.ExactOptionalSchema<Entries[Key], undefined>;
};

function omissible<Entries extends v.ObjectEntries>(entries: Entries): Omissible<Entries> {
  const each = Object.entries(entries).map(([name, schema]) => [name, v.exactOptional(schema)]);
  return Object.fromEntries(each) as Omissible<Entries>;
}

/** `SettingsPatch`: any of them, and any of the alerts'. */
export const settingsPatchSchema = v.strictObject({
  ...omissible(settingsSchema.entries),
  alerts: v.exactOptional(v.strictObject(omissible(settingsSchema.entries.alerts.entries))),
});

export type SettingsProof = Proven<Proof<v.InferOutput<typeof settingsSchema>, Settings>>;
export type SettingsPatchProof = Proven<Proof<v.InferOutput<typeof settingsPatchSchema>, SettingsPatch>>;
