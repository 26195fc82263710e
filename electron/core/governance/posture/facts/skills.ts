import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ConfigStack } from '../../../config/layers/layer.ts';
import { mergeLayers } from '../../../config/layers/merge.ts';
import { isTable, type TomlValue, valueAt } from '../../../config/toml/toml.ts';
import { loadRegularText } from '../../../platform/reading/regular-file.ts';
import { folderHash } from './content-hash.ts';

/** Who brings a skill: `system` are those that come with Codex, `admin` those of the machine. */
export type SkillScope = 'repo' | 'user' | 'system' | 'admin' | 'plugin';

/** A skill that Codex can find. */
export interface SkillFact {
  readonly name: string;
  readonly scope: SkillScope;
  /** Its `SKILL.md`, absolute and without links. */
  readonly file: string;
  readonly plugin: string | null;
  readonly enabled: boolean;
  /** Over all files in its folder; null where it has more than is read. */
  readonly sha256: string | null;
}

/** A folder that may hold skills. */
export interface SkillRoot {
  readonly folder: string;
  readonly scope: SkillScope;
  readonly plugin: string | null;
}

/** Codex looks so many folders deep (seen with 0.171.0). */
const DEEPEST = 6;
/** More skills than this are not listed. */
const MOST = 500;

/** Finds the skills below each root, each once, in the order of the roots. */
export async function findSkills(
  roots: readonly SkillRoot[],
  stack: ConfigStack,
): Promise<readonly SkillFact[]> {
  const found = new Map<string, SkillFact>();
  const isOff = switchedOff(stack);
  for (const root of roots) {
    for (const folder of await skillFolders(root.folder, 0)) {
      const file = path.join(folder, 'SKILL.md');
      if (found.has(file) || found.size >= MOST) continue;
      const own = await nameOf(file);
      if (own === null) continue;
      const name = root.plugin === null ? own : `${root.plugin.replace(/@.*$/, '')}:${own}`;
      found.set(file, {
        name,
        scope: root.scope,
        file,
        plugin: root.plugin,
        enabled: !isOff(file, name),
        sha256: await folderHash(folder),
      });
    }
  }
  return [...found.values()];
}

/** Folders with a `SKILL.md`, with links followed and hidden ones left out, as Codex does it. */
async function skillFolders(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) return [];
  const isSkill = entries.some(({ name }) => name === 'SKILL.md');
  const own = isSkill ? [await realpath(folder).catch(() => folder)] : [];
  if (depth >= DEEPEST) return own;
  const inner: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const below = path.join(folder, entry.name);
    const isFolder =
      entry.isDirectory() ||
      (entry.isSymbolicLink() && (await stat(below).catch(() => null))?.isDirectory() === true);
    if (isFolder) inner.push(...(await skillFolders(below, depth + 1)));
    if (inner.length > MOST) break;
  }
  return [...own, ...inner];
}

/** The name in the head of a skill; null where it has none, so that Codex leaves it out. */
async function nameOf(file: string): Promise<string | null> {
  const text = await loadRegularText(file, 'named').catch(() => '');
  const head = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1];
  const name = /^name:[ \t]*(.+?)[ \t]*$/m.exec(head ?? '')?.[1]?.replace(/^(["'])(.*)\1$/, '$2');
  return name === undefined || name === '' || name.length > 128 ? null : name;
}

/** Tells whether the configuration switches a skill off, by its file or its name. */
function switchedOff(stack: ConfigStack): (file: string, name: string) => boolean {
  const list = valueAt(mergeLayers(stack.layers), ['skills', 'config']);
  const entries = (Array.isArray(list) ? list : []).filter((entry: TomlValue) => isTable(entry));
  return (file, name) => {
    const last = entries.findLast(
      (entry) => entry.name === name || (typeof entry.path === 'string' && sameSkill(entry.path, file)),
    );
    return last?.enabled === false;
  };
}

function sameSkill(named: string, file: string): boolean {
  return named === file || path.join(named, 'SKILL.md') === file;
}
