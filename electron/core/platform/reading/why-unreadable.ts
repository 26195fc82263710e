import { filesMessage } from '../../../shared/messages/en/glance/files.ts';
import { verbatim } from '../../../shared/messages/en/words.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { type FileKind, LARGEST } from './read-bounds.ts';

/** Explains in half a sentence why a file could not be read, from the error of the reader. */
export function whyUnreadable(error: unknown, kind: FileKind): Message {
  const { code, message } = (error ?? {}) as NodeJS.ErrnoException;
  switch (code) {
    case 'ERR_FILE_TOO_LARGE':
      return filesMessage('files.too-large', { megabytes: LARGEST[kind] / 1_000_000 });
    case 'ERR_NOT_A_FILE':
      return filesMessage('files.not-regular');
    case 'ERR_FILE_TOO_SLOW':
      return filesMessage('files.too-slow');
    case 'EISDIR':
      return filesMessage('files.folder');
    case 'EACCES':
    case 'EPERM':
      return filesMessage('files.no-right');
    case 'ELOOP':
      return filesMessage('files.circle');
    default:
      return code ? filesMessage('files.other', { code }) : verbatim(String(message ?? error));
  }
}
