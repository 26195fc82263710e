import { RequestError } from '../../../../shared/contract/result.ts';
import type { Message } from '../../../../shared/messages/message.ts';

/** Why an edit was not made. */
export type EditErrorCode =
  | 'no-home'
  | 'not-a-file'
  | 'not-readable'
  | 'dangling-link'
  | 'link-loop'
  | 'read-only-file'
  | 'read-only-folder'
  | 'read-only-disk'
  | 'owner'
  | 'hard-links'
  | 'attributes'
  | 'busy'
  | 'disk-full'
  | 'changed-meanwhile'
  | 'write-failed'
  | 'backup-failed'
  | 'not-verified';

/** Thrown where an edit was not made. The message says why and what to do; `path` is the file or folder. */
export class EditError extends RequestError {
  readonly path: string;

  constructor(code: EditErrorCode, message: Message, path: string) {
    super(code, message);
    this.path = path;
  }
}

/** Returns the system's code of an error, such as `ENOSPC`; empty for none. */
export function systemCode(error: unknown): string {
  const code = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : '';
}
