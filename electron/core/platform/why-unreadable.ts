import { type FileKind, LARGEST } from './read-bounds.ts';

const reasons: Readonly<Record<string, string>> = {
  ERR_NOT_A_FILE: 'it is not a regular file',
  ERR_FILE_TOO_SLOW: 'it could not be read within 5 seconds',
  EISDIR: 'it is a folder',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  ELOOP: 'its links lead in a circle',
};

/** Says in half a sentence why a file of that kind could not be read, from the error of the reader. */
export function whyUnreadable(error: unknown, kind: FileKind): string {
  const { code, message } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === 'ERR_FILE_TOO_LARGE') return `it is larger than ${LARGEST[kind] / 1_000_000} MB`;
  return (code && reasons[code]) ?? (code ? `it could not be read (${code})` : String(message ?? error));
}
