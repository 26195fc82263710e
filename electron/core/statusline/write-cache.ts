import { writeDocument } from '../platform/own-document.ts';

/** Writes a document that only saves time, whole or not at all. Where that fails, there is none. */
export function keepWhole(path: string, value: object): void {
  try {
    writeDocument(path, value);
  } catch {}
}
