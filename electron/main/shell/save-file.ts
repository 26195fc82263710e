import { writeFile } from 'node:fs/promises';
import type { Dialog } from 'electron';
import type { NamedContent } from '../../core/composition/glance-interface.ts';
import { RequestError } from '../../shared/contract/result.ts';
import { requestMessage } from '../../shared/messages/en/glance/request.ts';
import { errorWords } from '../../shared/messages/en/words.ts';

/**
 * Asks where to save a file and writes it. Null where the user cancelled.
 *
 * @throws RequestError where it cannot be written.
 */
export async function saveFile(
  { name, text }: NamedContent,
  dialog: Pick<Dialog, 'showSaveDialog'>,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: name });
  if (canceled || filePath === '') return null;
  try {
    await writeFile(filePath, text);
  } catch (error) {
    const why = errorWords(error);
    throw new RequestError('not-written', requestMessage('request.not-written', { file: filePath, why }));
  }
  return filePath;
}
