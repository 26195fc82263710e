import { parseSync, Visitor } from 'vite';

/** Files that open others by themselves rather than through the one reader, and why they may. */
export const ownReaders: ReadonlyMap<string, string> = new Map([
  ['electron/core/platform/reading/regular-file.ts', 'It is the reader.'],
  ['electron/core/ingest/scan/zstd-content.ts', 'It streams from a descriptor that the reader has opened.'],
  [
    'electron/core/governance/storage/compress-file.ts',
    'It streams from descriptors that the reader has opened.',
  ],
  [
    'electron/core/privacy/edit/file/keep-attributes.ts',
    'It copies a file that was read, with its attributes.',
  ],
  [
    'electron/core/organisation/analytics/row-store.ts',
    'SQLite opens the rows of the organisation, which it made itself.',
  ],
  [
    'electron/core/organisation/compliance/archive-database.ts',
    'SQLite opens the record of a folder, which it made itself.',
  ],
  ['electron/core/organisation/compliance/part-file.ts', 'It opens files that it makes.'],
  ['electron/core/platform/state/file-lock.ts', 'SQLite opens a lock that holds nothing.'],
  [
    'electron/core/privacy/edit/file/write-target.ts',
    'It opens files that it makes, and a folder to sync it.',
  ],
  [
    'electron/core/export/targets/jsonl/jsonl-target.ts',
    'It appends to a file that it makes, after a look at what it is.',
  ],
  ['electron/core/export/outbox/outbox-file.ts', 'SQLite opens the outbox, which it makes.'],
  ['electron/core/index/sqlite-index.ts', 'SQLite opens the index, after a look at what it is.'],
  [
    'electron/core/index/kept-sessions.ts',
    'SQLite opens the index to read alone, after a look at what it is.',
  ],
  ['electron/core/demo/demo-locks.ts', 'It locks a database of samples that it makes.'],
  ['electron/core/telemetry/health/log-database.ts', 'SQLite opens the log, after a look at what it is.'],
  ['electron/core/index/salvage-threads.ts', 'SQLite opens what was set aside, which was an index.'],
  ['electron/web/page-files.ts', 'The page comes with the program.'],
  ['electron/main/shell/page-protocol.ts', 'The page comes with the program.'],
  ['electron/main/tray-host.ts', 'Tray images come with the program.'],
]);

const MODULES = /^(?:node:)?fs(?:\/promises)?$/;

/** Functions that open what a path names, and so may wait for ever or never end. */
const OPENING = new Set([
  'open',
  'openSync',
  'openAsBlob',
  'readFile',
  'readFileSync',
  'createReadStream',
  'ReadStream',
  'copyFile',
  'copyFileSync',
  'cp',
  'cpSync',
  'promises',
]);

/** What of a source opens files by itself, such as `readFile`; `*` where it takes all of `node:fs`. */
export function readersIn(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const found = new Set<string>();
  new Visitor({
    ImportDeclaration({ source: from, importKind, specifiers }) {
      if (importKind === 'type' || !MODULES.test(from.value)) return;
      for (const one of specifiers) {
        if (one.type !== 'ImportSpecifier') found.add('*');
        else if (one.importKind !== 'type') add(nameOf(one.imported));
      }
    },
    ExportNamedDeclaration({ source: from, specifiers }) {
      if (from === null || !MODULES.test(from.value)) return;
      for (const { local } of specifiers) add(nameOf(local));
    },
    ExportAllDeclaration({ source: from }) {
      if (MODULES.test(from.value)) found.add('*');
    },
    ImportExpression({ source: from }) {
      if (from.type === 'Literal' && MODULES.test(String(from.value))) found.add('*');
    },
    CallExpression({ arguments: [first], callee }) {
      const asks =
        (callee.type === 'Identifier' && callee.name === 'require') ||
        (callee.type === 'MemberExpression' && nameOf(callee.property) === 'getBuiltinModule');
      if (asks && first?.type === 'Literal' && MODULES.test(String(first.value))) found.add('*');
    },
    NewExpression({ callee }) {
      const name = callee.type === 'MemberExpression' ? nameOf(callee.property) : nameOf(callee);
      if (name === 'DatabaseSync') found.add(name);
    },
  }).visit(program);
  return [...found].toSorted();

  function add(name: string): void {
    if (OPENING.has(name)) found.add(name);
  }
}

function nameOf(node: unknown): string {
  const { name, value } = Object(node) as { readonly name?: unknown; readonly value?: unknown };
  return String(name ?? value ?? '');
}
