import { whyUnreadable } from '../../core/platform/reading/why-unreadable.ts';
import { textOf } from '../../shared/messages/message.ts';
import { CliError } from './cli-error.ts';

/** Makes the error with exit code 3 of a named file that cannot be read; `kind` as it was read. */
export function unreadable(
  file: string,
  error: unknown,
  kind: Parameters<typeof whyUnreadable>[1],
  code = 'file-unreadable',
): CliError {
  return new CliError(3, code, `${file} cannot be read: ${textOf(whyUnreadable(error, kind))}`, file);
}
