import { stat } from 'node:fs/promises';
import type { Shell } from 'electron';
import { RequestError } from '../../shared/contract/result.ts';
import { requestMessage } from '../../shared/messages/en/glance/request.ts';
import { verbatim } from '../../shared/messages/en/words.ts';

/**
 * Opens a file in the system's program for it.
 *
 * @throws RequestError where there is no such file, or nothing opens it.
 */
export async function openFile(file: string, shell: Pick<Shell, 'openPath'>): Promise<void> {
  const stats = await stat(file).catch(() => null);
  if (!stats?.isFile()) throw new RequestError('not-found', requestMessage('request.no-such-file', { file }));
  const failure = await shell.openPath(file);
  if (failure === '') return;
  const why = verbatim(failure);
  throw new RequestError('not-opened', requestMessage('request.file-not-opened', { file, why }));
}
