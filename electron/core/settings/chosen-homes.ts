import { isAbsolute } from 'node:path';
import { parseToml } from '../config/toml.ts';
import { readRegularText } from '../platform/regular-file.ts';
import { settingsFile } from './settings-file.ts';

/** The Codex homes that a person chose, for whoever needs no other setting and has no time. */
export function chosenHomes(stateDir: string): readonly string[] {
  let text: string;
  try {
    text = readRegularText(settingsFile(stateDir), 'config');
  } catch {
    return [];
  }
  const parsed = parseToml(text);
  const homes = parsed.ok ? parsed.table.codex_homes : null;
  const isValid = Array.isArray(homes) && homes.every((each) => typeof each === 'string' && isAbsolute(each));
  return isValid ? (homes as readonly string[]) : [];
}
