import { closeSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { isFolder } from '../../core/platform/is-folder.ts';
import { LARGEST, type OpenFile, openRegularFile, readOpenFile } from '../../core/platform/regular-file.ts';
import { stateDirOf } from '../run/named-folders.ts';

/** A part of the program as text. */
export interface Part {
  /** What it is called among files. */
  readonly name: string;
  /** Of the source: another text has another. */
  readonly hash: string;
  /** The file it stands in, absolute. */
  readonly file: string;
  /** The source: JavaScript, the body of a function, without characters beyond Latin-1. */
  unpack(): string;
}

interface Code {
  readonly source: string;
  /** What V8 made of it. */
  readonly code: Buffer;
}

const LENGTH_BYTES = 4;

/** Functions that were not compiled when the code was kept are compiled at each start, until it is kept anew. */
const KEPT_MS = 24 * 3600_000;

/** Code of a Node that is used no more is taken away. */
const UNUSED_MS = 30 * KEPT_MS;

/**
 * Compiles a part of the program, or takes the code that V8 compiled at an earlier start: to compile takes
 * longer than most of what a prompt's line does. The code is kept in the state folder, where there is one;
 * no state folder is made for it.
 *
 * @returns a function of the parameters named.
 */
export function compilePart(part: Part, parameters: readonly string[], argv: readonly string[]): unknown {
  const stateDir = stateDirOf(argv);
  const file = isFolder(stateDir) ? join(stateDir, codeName(part.name)) : null;
  const kept = file === null ? null : readCode(file, part.hash);
  const source = kept?.source ?? part.unpack();
  const script = new Script(`(function(${parameters.join(',')}){${source}\n})`, {
    filename: part.file,
    ...(kept === null ? {} : { cachedData: kept.code }),
  });
  if (file !== null && (kept === null || kept.old || script.cachedDataRejected === true)) {
    process.once('exit', () => writeCode(file, part.hash, { source, code: script.createCachedData() }));
  }
  return script.runInThisContext();
}

/** What files of kept code are named: V8 takes only its own. */
export const codeFiles = /^code-.+\.bin(?:\.\d+)?$/;

function codeName(part: string): string {
  return `code-${part}-${process.version}-${process.arch}.bin`;
}

/**
 * V8 trusts what it is given: code that somebody else could have written is not taken, nor such as was
 * damaged or made of another text. To compare it with a second copy takes less time than to sum it up.
 */
function readCode(file: string, hash: string): (Code & { readonly old: boolean }) | null {
  let opened: OpenFile;
  try {
    opened = openRegularFile(file);
  } catch {
    return null;
  }
  try {
    const { uid, mode, mtimeMs, size } = opened.stats;
    if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)) return null;
    const all = readOpenFile(file, opened.fd, size, LARGEST.code);
    const copy = all.subarray(0, all.length / 2);
    const head = copy.toString('latin1', 0, hash.length);
    if (head !== hash || copy.compare(all, copy.length) !== 0) return null;
    const start = hash.length + LENGTH_BYTES;
    const end = start + copy.readUInt32LE(hash.length);
    const old = Math.abs(Date.now() - mtimeMs) > KEPT_MS;
    return { source: copy.toString('latin1', start, end), code: copy.subarray(end), old };
  } catch {
    return null;
  } finally {
    closeSync(opened.fd);
  }
}

/** Writes both whole, twice. Where that fails, the next start compiles again. */
function writeCode(file: string, hash: string, { source, code }: Code): void {
  const beside = `${file}.${process.pid}`;
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(source.length);
  const copy = [Buffer.from(hash), length, Buffer.from(source, 'latin1'), code];
  try {
    writeFileSync(beside, Buffer.concat([...copy, ...copy]), { mode: 0o600, flag: 'wx' });
    renameSync(beside, file);
    removeUnused(dirname(file));
  } catch {
    removeQuietly(beside);
  }
}

/** The process is about to end: nobody could be told. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {}
}

function removeUnused(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => codeFiles.test(each))) {
    const path = join(folder, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > UNUSED_MS) rmSync(path, { force: true });
  }
}
