import { access, constants, stat } from 'node:fs/promises';
import { isTracked } from './git-index.ts';

/** The facts of a file that holds a credential, or that an exporter names. */
export interface FileFacts {
  readonly isReadable: boolean;
  /** True where other users of the machine may read it; null where that is unknown. */
  readonly isOpenToOthers: boolean | null;
  readonly isTracked: boolean;
}

/** Reads the facts of each file once, without its content. */
export async function readFileFacts(
  files: readonly string[],
  platform: NodeJS.Platform,
): Promise<ReadonlyMap<string, FileFacts>> {
  const facts = [...new Set(files)].map(async (file) => [file, await factsOf(file, platform)] as const);
  return new Map(await Promise.all(facts));
}

async function factsOf(file: string, platform: NodeJS.Platform): Promise<FileFacts> {
  const [found, isReadable, tracked] = await Promise.all([
    stat(file).catch(() => null),
    access(file, constants.R_OK).then(
      () => true,
      () => false,
    ),
    isTracked(file),
  ]);
  // On Windows the mode says nothing about who may read.
  const isOpenToOthers = found === null || platform === 'win32' ? null : (found.mode & 0o044) !== 0;
  return { isReadable: isReadable && found?.isFile() === true, isOpenToOthers, isTracked: tracked };
}
