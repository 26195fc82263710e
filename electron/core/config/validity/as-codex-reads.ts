import { type ConfigInput, pathOf } from '../layers/input.ts';
import { type ConfigLayer, isRequirement, originOf } from '../layers/layer.ts';
import { withAbsolutePaths } from '../layers/named-files.ts';
import { configRule } from '../schema/codex-schema.ts';
import { withExporterWords } from '../schema/exporter-words.ts';
import type { Violation } from '../schema/violation.ts';
import { findUnreadable } from './codex-conflicts.ts';
import { ownMistakes } from './invalid.ts';
import { findForbiddenToProjects } from './project-conflicts.ts';

type Reader = Pick<ConfigInput, 'platform' | 'env' | 'codexVersion'>;

/** Returns a file that is valid on its own is brought into one form; else it is merged as it is written. */
export function asCodexReads(layer: ConfigLayer, input: Reader): ConfigLayer {
  if (isRequirement(layer.origin.layer)) return withPaths(layer, input);
  const isProject = layer.origin.layer === 'project' && layer.disabledReason === null;
  const unreadable =
    findUnreadable(layer.table, configRule(input.codexVersion)) ??
    (isProject ? findForbiddenToProjects(layer.table) : null);
  if (unreadable !== null) return broken(layer, unreadable);
  if (ownMistakes(layer, input.codexVersion).length > 0) return layer;
  return withPaths({ ...layer, table: withExporterWords(layer.table) }, input);
}

/** Managed preferences have no folder, and what Codex takes for that of an option was not observed. */
function withPaths(layer: ConfigLayer, input: Reader): ConfigLayer {
  const { file, layer: kind } = layer.origin;
  if (file === undefined || kind === 'managed-mdm' || kind === 'requirements-mdm') return layer;
  const { platform, env } = input;
  const homeDir = (platform === 'win32' ? env.USERPROFILE : env.HOME) ?? null;
  return withAbsolutePaths(layer, pathOf(platform).dirname(file), { platform, homeDir });
}

function broken(layer: ConfigLayer, { message, path }: Violation): ConfigLayer {
  const { file, line = null } = originOf(layer, path);
  if (file === undefined) return layer;
  return { ...layer, table: {}, error: { kind: 'syntax', message, file, line } };
}
