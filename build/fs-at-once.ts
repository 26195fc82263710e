import type { PathLike } from 'node:fs';

/**
 * What `check` needs of `node:fs/promises`, done before the call returns. It has nothing else to do while it waits:
 * to load the real module, and to ask the thread pool for each of some fifty small answers, takes longer than all of
 * them. `lazy-builtins.ts` puts it in its place; a name that is missing here fails the build.
 */
const fs = process.getBuiltinModule('node:fs');

export const { constants } = fs;

/** Takes the arguments of its namesake, and rejects with the same errors. */
export const stat = async (path: PathLike) => fs.statSync(path);
export const lstat = async (path: PathLike) => fs.lstatSync(path);
export const readlink = async (path: PathLike) => fs.readlinkSync(path);
export const readdir = async (path: PathLike, options?: object) => fs.readdirSync(path, options as never);
export const access = async (path: PathLike, mode?: number) => fs.accessSync(path, mode);
export const realpath = async (path: PathLike) => fs.realpathSync.native(path);

/** Opens a file of which no more is asked than what it is and its bytes. */
export const open = async (path: PathLike, flags: string | number) => {
  const fd = fs.openSync(path, flags);
  return {
    stat: async () => fs.fstatSync(fd),
    read: async (buffer: Uint8Array, offset: number, length: number, position: number | null) => ({
      bytesRead: fs.readSync(fd, buffer, offset, length, position),
      buffer,
    }),
    close: async () => fs.closeSync(fd),
  };
};
