import * as v from 'valibot';
import { glanceSections } from '../glance/glance-sections.ts';
import type { ValueId } from '../messages/en/glance/value.ts';
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
  /** What the tray shows beside its icon, where the system has a place for it. */
  trayTitle: v.picklist(['none', 'percent', 'time-left', 'tokens-today']),
  /** What to show there was offered once. */
  trayTitleOffered: v.boolean(),
  alerts: v.strictObject({
    /** A limit passed one of `thresholds`. */
    limits: v.boolean(),
    /** Percent used, 1 to 100, rising. */
    thresholds,
    /** A limit is going to run out before its reset. */
    runOut: v.boolean(),
    /** A limit that had passed a threshold was reset. */
    reset: v.boolean(),
    /** An OTel signal fails, or arrives again. */
    otel: v.boolean(),
    /** Something else may leave this machine than before. */
    drift: v.boolean(),
    /** Codex waits for an approval or an answer; needs `followDaemon`. */
    waiting: v.boolean(),
    /** Nothing is shown then; null for never quiet. */
    quietHours: v.nullable(v.strictObject({ from: timeOfDay, to: timeOfDay })),
  }),
  /** Absolute paths; none means what the environment says. Options of the command line go before. */
  codexHomes: v.pipe(v.array(path), v.maxLength(32)),
  launchAtLogin: v.boolean(),
  /** Opens the popover from anywhere, as an Electron accelerator such as `Control+Alt+G`; null for none. */
  shortcut: v.nullable(v.pipe(text, v.maxLength(100))),
  /** Also probe the collectors without being asked. */
  automaticProbing: v.boolean(),
  /** Days for which the history of OTel health is kept. */
  retentionDays: v.pipe(v.number(), v.integer(), v.minValue(7), v.maxValue(400)),
  language: v.picklist(['system', 'en', 'de']),
  theme: v.picklist(['system', 'light', 'dark']),
  /** Hide folders, e-mail addresses and exact counts. */
  privacy: v.boolean(),
  /** Do so by itself while the screen is shared, where the system says that it is. */
  privateWhileShared: v.boolean(),
  /** What a limit shows: how much was used, or how much is left. */
  limitShows: v.picklist(['used', 'left']),
  /** How its reset is written: as a countdown, or as the time of the clock. */
  resetShows: v.picklist(['countdown', 'clock']),
  /** The blocks of the overview that are shown, from the top; each at most once. */
  sections,
  /** One line a limit, and the sessions as one line. */
  compact: v.boolean(),
  /** Show what would be written, and what follows, before analytics are switched. */
  planFirst: v.boolean(),
  /** What the subscription costs a month in US dollars; null where its value is not computed. */
  planUsdPerMonth: v.nullable(amount),
  /** What the overview holds this machine against: a policy that comes with Glance, or an absolute file; null for none. */
  policy: v.nullable(v.pipe(text, v.maxLength(1_024))),
  /** Ask once a day whether there is a newer Glance, and only report it. */
  updateCheck: v.boolean(),
  /** Ask the user's own Codex program for fresh limits. */
  freshLimits: v.boolean(),
  /** Listen to the shared daemon of Codex, where it runs. */
  followDaemon: v.boolean(),
  /** False stops every export to the targets of `[[export]]`. */
  exporting: v.boolean(),
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
