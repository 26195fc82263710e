import { TomlDate } from 'smol-toml';
import { type Violation, violationOf } from '../schema/violation.ts';
import { isTable, type TomlTable, type TomlValue } from '../toml/toml.ts';
import { tablesIn } from './codex-conflicts.ts';

/** Returns what a project must not say: how a proxy opens what is encrypted, save which headers it takes out. */
export function findForbiddenToProjects(table: TomlTable): Violation | null {
  for (const [name, profile] of tablesIn(table.permissions)) {
    const mitm = isTable(profile.network) ? profile.network.mitm : undefined;
    const says = isTable(mitm) && Object.entries(mitm).some(([key, value]) => !isForProjects(key, value));
    if (!says) continue;
    const path = ['permissions', name, 'network', 'mitm'];
    return violationOf('violation.not-by-project', path);
  }
  return null;
}

/** Nothing, or actions that take headers out and do nothing else. */
function isForProjects(key: string, value: TomlValue): boolean {
  if (!isTable(value)) return false;
  const actions = Object.values(value);
  return actions.length === 0 || (key === 'actions' && actions.every(isStripping));
}

function isStripping(action: TomlValue): boolean {
  if (!isTable(action)) return false;
  const { strip_request_headers: names, ...others } = action;
  const isNamed = (name: TomlValue) => (typeof name === 'string' && name !== '') || name instanceof TomlDate;
  return Array.isArray(names) && names.length > 0 && names.every(isNamed) && Object.keys(others).length === 0;
}
