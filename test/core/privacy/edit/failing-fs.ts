import * as fs from 'node:fs/promises';
import type { WriteFs } from '../../../../electron/core/privacy/edit/file/write-target.ts';

/** The system's own error of a code. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made for a test`), { code });
}

/** A file system that fails at one call. */
export function failing(part: Partial<WriteFs>): WriteFs {
  return { ...fs, ...part };
}

/** Opens as usual, but what is written to new files fails. */
export function failingHandle(method: 'writeFile' | 'sync' | 'chmod', code: string): WriteFs {
  return failing({
    async open(...args) {
      const handle = await fs.open(...args);
      handle[method] = async () => {
        throw systemError(code);
      };
      return handle;
    },
  });
}
