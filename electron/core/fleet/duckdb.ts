import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY_MS } from '../../shared/durations.ts';
import { FleetError } from './fleet-error.ts';

/** The package, which is not part of the program: it is 70 MB, and one command alone needs it. */
const PACKAGE = '@duckdb/node-api';
/** What DuckDB may hold before it goes to disk. */
const MEMORY = '256MB';

/** Folders of what does not fit into memory begin so. */
const SPILL = 'codex-glance-fleet-';

/** How often the progress is asked for, in milliseconds. */
const STEP_MS = 100;

/** A row of a result, by name. Numbers are numbers, times are texts. */
export type Row = Readonly<Record<string, string | number | null>>;

/** DuckDB in this process, over files that were named to it and nothing else. */
export interface Duckdb {
  /** `part`: where of the whole the statement begins and ends, for the progress; left out where it takes no time. */
  run(sql: string, part?: readonly [from: number, to: number]): Promise<void>;
  rows(sql: string): Promise<Row[]>;
  /** Ends it, and removes what it put on disk. */
  close(): void;
}

/**
 * Opens DuckDB. It can read `files` alone: no other file, no network, no extension, and none of that can be changed by
 * what it is asked. While it runs a statement that has a part of the whole, `onProgress` gets the share that is done, from
 * 0 to 1, as far as DuckDB can tell.
 *
 * @throws FleetError where the package is not installed.
 */
export async function openDuckdb(
  files: readonly string[],
  onProgress: (share: number) => void = () => {},
): Promise<Duckdb> {
  const { DuckDBInstance } = await loadPackage();
  removeLeftovers(tmpdir(), Date.now());
  const folder = mkdtempSync(join(tmpdir(), SPILL));
  try {
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: MEMORY,
      temp_directory: folder,
      preserve_insertion_order: 'false',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    const connection = await instance.connect();
    await connection.run('SET enable_progress_bar = true');
    await connection.run('SET enable_progress_bar_print = false');
    await connection.run(`SET allowed_paths = [${files.map(quoted).join(', ')}]`);
    await connection.run(`SET allowed_directories = [${quoted(folder)}]`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    return {
      async run(sql, part) {
        if (part === undefined) {
          await connection.run(sql);
          return;
        }
        const [from, to] = part;
        const timer = setInterval(() => {
          const { percentage } = connection.progress;
          // Negative where it is not known.
          if (percentage >= 0) onProgress(from + (to - from) * Math.min(1, percentage / 100));
        }, STEP_MS);
        try {
          await connection.run(sql);
        } finally {
          clearInterval(timer);
        }
      },
      async rows(sql) {
        const result = await connection.runAndReadAll(sql);
        return result.getRowObjectsJson() as Row[];
      },
      close() {
        connection.closeSync();
        instance.closeSync();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Removes what reports that were killed left on disk: folders of this user's in which nothing has happened for a day.
 * `now`: milliseconds since the epoch.
 */
export function removeLeftovers(within: string, now: number): void {
  const own = process.getuid?.() ?? null;
  for (const entry of readdirSync(within, { withFileTypes: true })) {
    if (!entry.name.startsWith(SPILL) || !entry.isDirectory()) continue;
    const folder = join(within, entry.name);
    try {
      const { uid, mtimeMs } = lstatSync(folder);
      if ((own !== null && uid !== own) || now - mtimeMs < DAY_MS) continue;
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another report removes it just now.
    }
  }
}

async function loadPackage() {
  try {
    return await import('@duckdb/node-api');
  } catch {
    throw new FleetError(
      'duckdb-missing',
      `fleet report needs DuckDB, which is not installed here. Install it beside Codex Glance: npm install --global ${PACKAGE}`,
    );
  }
}

/** Writes a text as SQL does. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
