import { withExporterWords } from './exporter-words.ts';
import { type ConfigInput, pathOf } from './input.ts';
import { ownMistakes } from './invalid.ts';
import { type ConfigLayer, isRequirement } from './layer.ts';
import { withAbsolutePaths } from './named-files.ts';

type Reader = Pick<ConfigInput, 'platform' | 'env' | 'codexVersion'>;

/** A file that is valid on its own is brought into one form; else it is merged as it is written. */
export function asCodexReads(layer: ConfigLayer, input: Reader): ConfigLayer {
  if (isRequirement(layer.origin.layer)) return withPaths(layer, input);
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
