import { parseTarget } from '../../../core/export/settings/export-settings.ts';
import type { TargetSettings } from '../../../core/export/targets/target-kinds.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';

type Table = { [key: string]: unknown };

/**
 * Makes the settings of a target from `--to` and `--set`. Its name is that of the kind, so that
 * the next run goes on from there, unless `name` is set.
 *
 * @throws CliError with exit code 2.
 */
export function readTarget(to: string, given: readonly string[]): TargetSettings {
  const table: Table = { name: `once-${to}`, to };
  for (const each of given) setIn(table, each);
  const read = parseTarget(table);
  if (!read.ok) {
    throw wrongUsage('invalid-target', `--set ${read.key ?? '…'}: ${read.message.text}.`);
  }
  return read.settings;
}

function setIn(table: Table, given: string): void {
  const [, path = '', value = ''] = /^([a-z][a-z_]*(?:\.[a-z][a-z0-9_-]*)*)=(.*)$/s.exec(given) ?? [];
  if (path === '') {
    throw wrongUsage('invalid-set', '--set takes KEY=VALUE, such as url=https://collector.example.');
  }
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let inner = table;
  for (const key of keys) {
    const next = inner[key];
    inner[key] = typeof next === 'object' && next !== null ? next : {};
    inner = inner[key] as Table;
  }
  inner[last] = plainOf(last, value);
}

/** Numbers and true or false as such; a list of kinds with commas, a command with spaces. */
function plainOf(key: string, text: string): unknown {
  if (key === 'kinds') return text.split(',').map((each) => each.trim());
  if (key === 'command') return text.trim().split(/\s+/);
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d{1,15}$/.test(text) ? Number(text) : text;
}
