import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openFile } from '../../../electron/main/shell/open-file.ts';

const file = fileURLToPath(import.meta.url);

test('opens a file that is there', async () => {
  const opened: string[] = [];
  await openFile(file, {
    async openPath(path) {
      opened.push(path);
      return '';
    },
  });
  expect(opened).toEqual([file]);
});

test('says that there is none, and opens no folder', async () => {
  const never = { openPath: () => Promise.reject(new Error('It was asked.')) };
  await expect(openFile(`${file}.gone`, never)).rejects.toMatchObject({ code: 'not-found' });
  await expect(openFile('/', never)).rejects.toMatchObject({ code: 'not-found' });
});

test('says why nothing opens it', async () => {
  const refusing = { openPath: async () => 'No application is registered' };
  await expect(openFile(file, refusing)).rejects.toMatchObject({
    code: 'not-opened',
    message: expect.stringContaining('No application is registered'),
  });
});
