/**
 * Loads Node's SQLite. `process.getBuiltinModule` works in every bundle; `import()` throws in code compiled by
 * `vm.Script`, as parts of the command line are. Node 22 warns of its SQLite on stderr, which belongs to the user, so
 * that warning is suppressed.
 */
export function loadSqlite(): typeof import('node:sqlite') {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    process.emitWarning = emitWarning;
  }
}
