import * as v from 'valibot';
import { valueMessage } from '../../shared/messages/en/glance/value.ts';
import type { Message } from '../../shared/messages/message.ts';
import { settingsSchema } from '../../shared/schema/settings.ts';
import type { QuietHours, Settings } from '../../shared/settings.ts';
import type { KeyPath, TomlValue } from '../config/toml/toml.ts';
import { issueMessage } from '../platform/issue-message.ts';

/** One setting as the file has it. */
export interface SettingEntry {
  /** In the file, such as `['alerts', 'run_out']`. */
  readonly key: KeyPath;
  /** In `Settings`, such as `['alerts', 'runOut']`. */
  readonly field: KeyPath;
  /** Its meaning and possible values, as a comment in the file. */
  readonly comment: string;
}

function entry(field: string, comment: string): SettingEntry {
  const path = field.split('.');
  return { field: path, key: path.map(snakeCase), comment };
}

/** Every setting, in the order of the file. A test checks that none is missing. */
export const settingEntries: readonly SettingEntry[] = [
  entry('trayTitle', 'Beside the tray icon on macOS: "none", "percent", "time-left" or "tokens-today".'),
  entry('trayTitleOffered', 'What to show there was offered once, on macOS.'),
  entry('codexHomes', 'Codex homes to read, as absolute paths. None: CODEX_HOME, else ~/.codex.'),
  entry('launchAtLogin', 'Start the tray app when you sign in.'),
  entry('shortcut', 'Opens the popover from anywhere, such as "Control+Alt+G"; "none" for no shortcut.'),
  entry('automaticProbing', 'Test the OTel collectors without being asked, at most every 15 minutes.'),
  entry('retentionDays', 'Days for which the history of OTel health is kept, 7 to 400.'),
  entry('language', '"system", "en" or "de".'),
  entry('theme', '"system", "light" or "dark".'),
  entry('privacy', 'Hide folders, e-mail addresses and exact counts.'),
  entry('privateWhileShared', 'Leave the popover out of captures of the screen.'),
  entry('limitShows', 'What a limit shows: "used" or "left".'),
  entry('resetShows', 'How its reset is written: "countdown" or "clock".'),
  entry(
    'sections',
    'Blocks of the overview, from the top: "limits", "now", "tokens", "leaves", "days", "models", "reports", "findings".',
  ),
  entry('compact', 'Show the overview in fewer lines.'),
  entry('planFirst', 'Show what would be written before analytics are switched.'),
  entry('planUsdPerMonth', 'What your subscription costs a month in US dollars; "none" to leave it out.'),
  entry(
    'policy',
    'Hold this machine against a policy in the overview: "developer", "enterprise", "regulated" or the path of a file; "none" for none.',
  ),
  entry('updateCheck', 'Ask once a day whether there is a newer Codex Glance, and only tell.'),
  entry('freshLimits', 'Ask your own Codex program for fresh limits.'),
  entry('followDaemon', 'Listen to the shared daemon of Codex, where it runs.'),
  {
    field: ['exporting'],
    key: ['exporting', 'enabled'],
    comment: 'False stops every export to the targets of [[export]].',
  },
  entry('alerts.limits', 'Notify when a limit passes one of the thresholds.'),
  entry('alerts.thresholds', 'Percent used, 1 to 100, rising.'),
  entry('alerts.runOut', 'Notify when a limit is going to run out before its reset.'),
  entry('alerts.reset', 'Notify when a limit that had passed a threshold was reset.'),
  entry('alerts.otel', 'Notify when an OTel signal fails, or arrives again.'),
  entry('alerts.drift', 'Notify when something else may leave this machine than before.'),
  entry('alerts.waiting', 'Notify when Codex waits for your approval or answer; needs follow_daemon.'),
  entry('alerts.quietHours', 'Show nothing in these hours, such as "22:00-07:00"; "none" for never quiet.'),
];

/** The word for null, which TOML lacks. */
const NONE = 'none';

/** Returns the value of a setting. */
export function settingValue(settings: Settings, { field }: SettingEntry): unknown {
  return field.reduce<unknown>((value, name) => Reflect.get(Object(value), name), settings);
}

/** Writes a value as TOML. */
export function settingToml(value: unknown): string {
  if (value === null) return `"${NONE}"`;
  if (Array.isArray(value)) return `[${value.map(settingToml).join(', ')}]`;
  if (typeof value === 'string') return JSON.stringify(value).replaceAll('\u007f', '\\u007F');
  if (isQuietHours(value)) return settingToml(`${value.from}-${value.to}`);
  return String(value);
}

export type ReadSetting =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: Message };

/** Reads a value of the file. */
export function readSetting(written: TomlValue, { field }: SettingEntry): ReadSetting {
  const schema = schemaAt(field);
  const isSpan = field.at(-1) === 'quietHours';
  const plain = plainOf(written, schema.type === 'nullable', isSpan);
  const parsed = v.safeParse(schema, plain);
  if (parsed.success) return { ok: true, value: parsed.output };
  return { ok: false, message: isSpan ? valueMessage('value.span') : issueMessage(parsed.issues[0]) };
}

function plainOf(written: TomlValue, mayBeNone: boolean, isSpan: boolean): unknown {
  if (typeof written === 'bigint') return Number(written);
  if (Array.isArray(written)) return written.map((each) => plainOf(each, false, false));
  if (mayBeNone && written === NONE) return null;
  if (!isSpan || typeof written !== 'string') return written;
  const [from, to, ...more] = written.split('-').map((part) => part.trim());
  return more.length > 0 ? written : { from, to };
}

function schemaAt(field: KeyPath): v.GenericSchema {
  const [first = '', second] = field;
  const entries: Readonly<Record<string, v.GenericSchema>> = settingsSchema.entries;
  const alerts: Readonly<Record<string, v.GenericSchema>> = settingsSchema.entries.alerts.entries;
  const schema = second === undefined ? entries[first] : alerts[second];
  if (schema === undefined) throw new Error(`There is no setting ${field.join('.')}.`);
  return schema;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function isQuietHours(value: unknown): value is QuietHours {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
}
