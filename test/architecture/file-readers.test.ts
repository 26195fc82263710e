import { describe, expect, it } from 'vitest';
import { ownReaders, readersIn } from './file-readers.ts';
import { textsBelow } from './sources.ts';

describe('files are opened', () => {
  it('through the one reader, but where there is a reason', () => {
    const found = [...textsBelow('electron', /\.tsx?$/)].flatMap(([file, text]) =>
      readersIn(file, text).length > 0 ? [file] : [],
    );
    expect(found.toSorted()).toEqual([...ownReaders.keys()].toSorted());
  });

  it.each([
    [`import { readFile } from 'node:fs/promises';`, ['readFile']],
    [`import { readFileSync as read, statSync } from "fs";`, ['readFileSync']],
    [`import { type Stats, openSync } from 'node:fs';`, ['openSync']],
    [`import * as fs from 'node:fs/promises';`, ['*']],
    [`import fs from 'node:fs';`, ['*']],
    [`import { promises } from 'node:fs';`, ['promises']],
    [`export { createReadStream } from 'node:fs';`, ['createReadStream']],
    [`export * from 'node:fs';`, ['*']],
    [`const fs = await import('node:fs/promises');`, ['*']],
    [`const fs = require('fs');`, ['*']],
    [`process.getBuiltinModule('node:fs').readFileSync(path);`, ['*']],
    [`const db = new sqlite.DatabaseSync(path);`, ['DatabaseSync']],
    [`import { copyFile, cp } from 'node:fs/promises';`, ['copyFile', 'cp']],
  ])('is seen in: %s', (source, expected) => {
    expect(readersIn('x.ts', source)).toEqual(expected);
  });

  it.each([
    `import { statSync, readdirSync, writeFileSync } from 'node:fs';`,
    `import type { FileHandle } from 'node:fs/promises';`,
    `import { open } from './open-ledger.ts';`,
    `// readFileSync(path)`,
  ])('is not seen in: %s', (source) => {
    expect(readersIn('x.ts', source)).toEqual([]);
  });
});
