import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Origin } from '../../../../shared/origin.ts';
import { pathOf } from '../../../config/layers/input.ts';
import { originOf } from '../../../config/layers/layer.ts';
import type { ResolvedConfig } from '../../../config/resolve.ts';
import { isTable } from '../../../config/toml/toml.ts';

/** A folder with an entry in `[projects]`. */
export interface TrustedFolder {
  readonly folder: string;
  /** As the configuration says it: `trusted` or `untrusted`. */
  readonly level: string;
  /** Null where it could not be found out. */
  readonly exists: boolean | null;
  /** True where so much lies below it that trust says nothing: a home, a root, or a folder above a home. */
  readonly tooWide: boolean;
  readonly origin: Origin;
}

const MOST = 1_000;

/** Lists `[projects]` of the layers in force, each folder as the highest layer says it. */
export async function findTrustedFolders(
  { layersInOrder }: Pick<ResolvedConfig, 'layersInOrder'>,
  home: string,
  platform: NodeJS.Platform,
): Promise<readonly TrustedFolder[]> {
  const said = new Map<string, { level: string; origin: Origin }>();
  for (const { layer, table } of layersInOrder.filter(({ inForce }) => inForce).toReversed()) {
    const { projects } = table;
    for (const [folder, entry] of Object.entries(isTable(projects) ? projects : {})) {
      const level = isTable(entry) ? entry.trust_level : undefined;
      if (typeof level === 'string') {
        said.set(folder, { level, origin: originOf(layer, ['projects', folder, 'trust_level']) });
      }
    }
  }
  const wide = [home, await realpath(home).catch(() => home)];
  return Promise.all(
    [...said].slice(0, MOST).map(async ([folder, { level, origin }]) => ({
      folder,
      level,
      exists: await existsAt(folder),
      tooWide: isTooWide(folder, wide, platform),
      origin,
    })),
  );
}

async function existsAt(folder: string): Promise<boolean | null> {
  try {
    return (await stat(folder)).isDirectory();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? false : null;
  }
}

/** True for a root, a home, and every folder that holds a home. */
function isTooWide(folder: string, homes: readonly string[], platform: NodeJS.Platform): boolean {
  const { parse, relative, resolve } = pathOf(platform);
  const normal = (text: string) => (platform === 'win32' ? resolve(text).toLowerCase() : resolve(text));
  const at = normal(folder);
  if (parse(at).root === at) return true;
  return homes.some((home) => {
    const below = relative(at, normal(home));
    return below === '' || (below !== '..' && !below.startsWith(`..${path.sep}`) && !below.startsWith('../'));
  });
}
