import { isDeepStrictEqual } from 'node:util';
import { type AST, parseTOML } from 'toml-eslint-parser';
import type { Settings } from '../../shared/settings.ts';
import { dottedKey } from '../config/toml/toml.ts';
import { readSettings, SETTINGS_VERSION } from './read-settings.ts';
import { type SettingEntry, settingEntries, settingToml, settingValue } from './setting-entries.ts';

const HEAD = `# The settings of Codex Glance. Every line may be changed or removed: what is not here has its default.
# Changes are seen at once.
version = ${SETTINGS_VERSION}
`;

/** Writes the whole file, every setting with its comment. */
export function settingsDocument(settings: Settings): string {
  const parts = [HEAD];
  let table = '';
  for (const entry of settingEntries) {
    const own = entry.key.slice(0, -1).join('.');
    if (own !== table) parts.push(`[${own}]`);
    table = own;
    parts.push(`# ${entry.comment}\n${line(settings, entry)}\n`);
  }
  return parts.join('\n');
}

function line(settings: Settings, entry: SettingEntry): string {
  return `${entry.key.at(-1)} = ${settingToml(settingValue(settings, entry))}`;
}

/**
 * Replaces the values in which `after` differs from `before` and keeps every other byte. Null where the form of the
 * text does not allow it, such as a table in one line.
 */
export function changedSettings(text: string, before: Settings, after: Settings): string | null {
  const changed = settingEntries.filter(
    (entry) => !isDeepStrictEqual(settingValue(before, entry), settingValue(after, entry)),
  );
  const result = changed.reduce<string>((current, entry) => withEntry(current, entry, after), text);
  // The result is read back and compared.
  return isDeepStrictEqual(readSettings(result).settings, after) ? result : null;
}

function withEntry(text: string, entry: SettingEntry, settings: Settings): string {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const [{ body }] = parseTOML(text.slice(mark), { tomlVersion: '1.1' }).body;
  const name = dottedKey(entry.key);
  const table = entry.key.slice(0, -1).join('.');
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const placeAt = (at: number, inserted: string, to = at) =>
    text.slice(0, at + mark) + inserted + text.slice(to + mark);

  for (const node of body) {
    for (const pair of node.type === 'TOMLTable' ? node.body : [node]) {
      const path = [...(node.type === 'TOMLTable' ? node.resolvedKey : []), ...keysOf(pair)];
      if (path.join('.') !== name) continue;
      return placeAt(pair.value.range[0], settingToml(settingValue(settings, entry)), pair.value.range[1]);
    }
  }
  const headers = body.filter((node) => node.type === 'TOMLTable');
  const inserted = `${eol}# ${entry.comment}${eol}${line(settings, entry)}`;
  const header = headers.find(({ resolvedKey }) => resolvedKey.join('.') === table);
  if (header) return placeAt(header.key.range[1] + 1, inserted);
  if (table !== '') return `${ended(text, eol)}${eol}[${table}]${inserted}${eol}`;
  const first = headers[0];
  if (!first) return `${ended(text, eol)}${inserted.slice(eol.length)}${eol}`;
  return placeAt(first.range[0], `${inserted.slice(eol.length)}${eol}${eol}`);
}

function keysOf(pair: AST.TOMLKeyValue): string[] {
  return pair.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value));
}

function ended(text: string, eol: string): string {
  return text === '' || text.endsWith('\n') ? text : text + eol;
}
