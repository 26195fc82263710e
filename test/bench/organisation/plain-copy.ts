import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';

/** Copies files from the server into a folder, with the SHA-256 of each, and does nothing else: BASE COUNT OUT. */
const [base = '', count = '0', out = ''] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const { origin } = new URL(base);
for (let file = 0; file < Number(count); file += 1) {
  await new Promise<void>((resolve, reject) => {
    get(`${origin}/signed/file-${file}`, (answer) => {
      const hash = createHash('sha256');
      const fd = openSync(join(out, String(file)), 'w');
      answer.on('data', (chunk: Buffer) => {
        hash.update(chunk);
        writeSync(fd, chunk);
      });
      answer.on('end', () => {
        hash.digest();
        closeSync(fd);
        resolve();
      });
    }).on('error', reject);
  });
}
