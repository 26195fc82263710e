import { stat } from 'node:fs/promises';
import type { Shell } from 'electron';
import { RequestError } from '../../shared/contract/result.ts';

/**
 * Shows a file in the program that the system opens it with.
 *
 * @throws RequestError where there is no such file, or nothing opens it.
 */
export async function openFile(file: string, shell: Pick<Shell, 'openPath'>): Promise<void> {
  const stats = await stat(file).catch(() => null);
  if (!stats?.isFile()) throw new RequestError('not-found', `${file} does not exist.`);
  const failure = await shell.openPath(file);
  if (failure !== '') throw new RequestError('not-opened', `${file} could not be opened: ${failure}`);
}
