import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Items } from './fingerprint.ts';

/** Returns the columns and indexes of each SQLite database of a Codex home. */
export function readDatabases(home: string): Items {
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.sqlite'),
  );
  return Object.assign({}, ...files.map((name) => schemaOf(join(home, name), name))) as Items;
}

function schemaOf(path: string, name: string): Items {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const items: Record<string, string> = { [name]: 'database' };
    const tables = database.prepare('SELECT name FROM pragma_table_list WHERE schema = ?').all('main');
    for (const { name: table } of tables as { name: string }[]) {
      if (table.startsWith('sqlite_')) continue;
      const columns = database.prepare('SELECT name, type FROM pragma_table_info(?)').all(table);
      for (const column of columns as { name: string; type: string }[]) {
        items[`${name} ${table}.${column.name}`] = column.type || 'any';
      }
      const indexes = database.prepare('SELECT name FROM pragma_index_list(?)').all(table);
      for (const index of indexes as { name: string }[]) {
        if (!index.name.startsWith('sqlite_')) items[`${name} ${table} index ${index.name}`] = 'index';
      }
    }
    return items;
  } finally {
    database.close();
  }
}
