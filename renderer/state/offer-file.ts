import { MINUTE_MS } from '../../electron/shared/durations.ts';

/** Lets the browser keep a file, where its person keeps downloads. */
export function offerFile(page: Document, name: string, content: string | Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = page.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by then, and holds the content itself.
  setTimeout(() => URL.revokeObjectURL(address), MINUTE_MS);
}
