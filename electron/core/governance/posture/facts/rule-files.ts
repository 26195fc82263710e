import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Layer, Origin } from '../../../../shared/origin.ts';
import type { ConfigStack } from '../../../config/layers/layer.ts';
import { loadRegularText } from '../../../platform/reading/regular-file.ts';
import { sha256 } from './content-hash.ts';

/** A file of rules on commands. */
export interface RuleFileFact {
  readonly file: string;
  readonly origin: Origin;
  /** False where Codex does not read it, as in a project that is not trusted. */
  readonly read: boolean;
  /** Null where it cannot be read. */
  readonly sha256: string | null;
  /** How many rules there are by what they decide, as far as a look at the text tells. */
  readonly decisions: Readonly<Record<string, number>>;
}

/** Layers with a folder of their own, in which `rules` counts. */
const withFolder: readonly Layer[] = ['system', 'user', 'project'];

const MOST = 100;

/** Finds the `*.rules` files beside the configuration of each layer. */
export async function findRuleFiles(stack: ConfigStack): Promise<readonly RuleFileFact[]> {
  const found: RuleFileFact[] = [];
  for (const { origin, disabledReason } of stack.layers) {
    if (origin.file === undefined || !withFolder.includes(origin.layer)) continue;
    const folder = path.join(path.dirname(origin.file), 'rules');
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((one) => one.endsWith('.rules')).toSorted()) {
      if (found.length >= MOST) return found;
      const file = path.join(folder, name);
      const text = await loadRegularText(file, 'config').catch(() => null);
      found.push({
        file,
        origin: { layer: origin.layer, file },
        read: disabledReason === null,
        sha256: text === null ? null : sha256(text),
        decisions: text === null ? {} : decisionsIn(text),
      });
    }
  }
  return found;
}

/** Counts calls of `prefix_rule` by their decision; without one a rule allows. */
function decisionsIn(text: string): Record<string, number> {
  const counts: Record<string, number> = {};
  const code = text.replace(/^\s*#.*$/gm, '');
  for (const call of code.split(/\bprefix_rule\s*\(/).slice(1)) {
    const decision = /\bdecision\s*=\s*["'](\w+)["']/.exec(call)?.[1] ?? 'allow';
    counts[decision] = (counts[decision] ?? 0) + 1;
  }
  return counts;
}
