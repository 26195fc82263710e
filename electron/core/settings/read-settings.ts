import { valueMessage } from '../../shared/messages/en/glance/value.ts';
import type { Message } from '../../shared/messages/message.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import { keyLines, lineOf } from '../config/toml/key-lines.ts';
import { dottedKey, isTable, type KeyPath, leafPaths, parseToml, valueAt } from '../config/toml/toml.ts';
import { readSetting, type SettingEntry, settingEntries } from './setting-entries.ts';

/** The version of the file's format. A higher one was written by a newer Glance. */
export const SETTINGS_VERSION = 1;

/** Tables that the export reads for itself, when there is something to export. */
const EXPORT_TABLES = ['export', 'exporting'];

/** Something in the file that is not in force. */
export interface SettingsProblem {
  readonly kind: 'damaged' | 'unreadable' | 'invalid' | 'unknown' | 'newer';
  /** Dotted; null for the file as a whole. */
  readonly key: string | null;
  /** 1-based; null where unknown. */
  readonly line: number | null;
  /** What is wrong; null where the kind says it all. */
  readonly message: Message | null;
}

export interface ReadSettings {
  /** The settings of the file, with defaults for everything missing or invalid. */
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
}

/** Reads the text of `settings.toml`. Never throws: invalid parts are problems, the rest applies. */
export function readSettings(text: string): ReadSettings {
  const parsed = parseToml(text);
  if (!parsed.ok) {
    const { message, line } = parsed;
    return { settings: defaultSettings, problems: [{ kind: 'damaged', key: null, line, message }] };
  }
  const { table } = parsed;
  const lines = keyLines(text);
  const problems: SettingsProblem[] = [];
  const problem = (kind: SettingsProblem['kind'], key: KeyPath, message: Message | null = null) =>
    problems.push({ kind, key: dottedKey(key), line: lineOf(lines, key) ?? null, message });

  const version = valueAt(table, ['version']) ?? BigInt(SETTINGS_VERSION);
  if (typeof version !== 'bigint' || version < 1n)
    problem('invalid', ['version'], valueMessage('value.version'));
  else if (version > SETTINGS_VERSION) problem('newer', ['version']);

  let settings = defaultSettings;
  for (const entry of settingEntries) {
    const written = valueAt(table, entry.key);
    if (written === undefined) continue;
    const read = readSetting(written, entry);
    if (read.ok) settings = withSetting(settings, entry, read.value);
    else problem('invalid', entry.key, read.message);
  }
  const isTableWritten = table.alerts === undefined || isTable(table.alerts);
  if (!isTableWritten) problem('invalid', ['alerts'], valueMessage('value.table'));
  const known = new Set([
    'version',
    ...EXPORT_TABLES,
    ...(isTableWritten ? [] : ['alerts']),
    ...settingEntries.map(({ key }) => dottedKey(key)),
  ]);
  for (const path of leafPaths(table)) {
    const name = dottedKey(path);
    if (!known.has(name) && ![...known].some((each) => name.startsWith(`${each}.`))) {
      problem('unknown', path);
    }
  }
  return { settings, problems: problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

/** Decides whether the text of the settings sets up exports. */
export function namesExports(text: string): boolean {
  const parsed = parseToml(text);
  return parsed.ok && EXPORT_TABLES.some((name) => parsed.table[name] !== undefined);
}

/** What follows from a file that could not be read, and why that was. The settings are the defaults. */
export function unreadableSettings(why: Message): ReadSettings {
  return {
    settings: defaultSettings,
    problems: [{ kind: 'unreadable', key: null, line: null, message: why }],
  };
}

/** Returns the settings with another value of one; the value must be valid. */
function withSetting(settings: Settings, { field }: SettingEntry, value: unknown): Settings {
  const [first = '', second] = field;
  if (second === undefined) return { ...settings, [first]: value };
  return { ...settings, alerts: { ...settings.alerts, [second]: value } };
}
