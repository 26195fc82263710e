import { isAbsolute } from 'node:path';
import { parseToml } from '../config/toml/toml.ts';
import { readRegularText } from '../platform/reading/regular-file.ts';
import { settingsFile } from './settings-file.ts';

/** Reads only the Codex homes from the settings, synchronously. */
export function chosenHomes(stateDir: string): readonly string[] {
  const homes = settingOf(stateDir, 'codex_homes');
  const isValid = Array.isArray(homes) && homes.every((each) => typeof each === 'string' && isAbsolute(each));
  return isValid ? (homes as readonly string[]) : [];
}

/** Reads only the price of the plan in US dollars a month; null where none is set. */
export function chosenPlan(stateDir: string): number | null {
  const plan = settingOf(stateDir, 'plan_usd_per_month');
  return typeof plan === 'number' && Number.isFinite(plan) && plan >= 0 ? plan : null;
}

function settingOf(stateDir: string, key: string): unknown {
  try {
    const parsed = parseToml(readRegularText(settingsFile(stateDir), 'config'));
    return parsed.ok ? parsed.table[key] : null;
  } catch {
    return null;
  }
}
