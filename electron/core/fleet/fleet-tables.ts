import type { BodyOf, Machine } from '../../shared/schema/export/record.ts';
import { type Duckdb, quoted } from './duckdb.ts';
import type { Teams } from './teams.ts';

type BodyField = keyof BodyOf<'turn'> | keyof BodyOf<'session'> | keyof BodyOf<'check'>;

/** What is read of a record's body, with its type in SQL. All else is passed over. */
const bodyColumns = {
  threadId: 'VARCHAR',
  turnId: 'VARCHAR',
  revision: 'BIGINT',
  startedAt: 'VARCHAR',
  model: 'VARCHAR',
  inputTokens: 'BIGINT',
  cachedInputTokens: 'BIGINT',
  cacheWriteInputTokens: 'BIGINT',
  outputTokens: 'BIGINT',
  reasoningOutputTokens: 'BIGINT',
  costUsd: 'DOUBLE',
  project: 'VARCHAR',
  signIn: 'VARCHAR',
  codexVersion: 'VARCHAR',
  policy: 'VARCHAR',
  rule: 'VARCHAR',
  title: 'VARCHAR',
  level: 'VARCHAR',
  state: 'VARCHAR',
} as const satisfies Partial<Record<BodyField, string>>;

const machineColumns = {
  id: 'VARCHAR',
  host: 'VARCHAR',
  user: 'VARCHAR',
  glanceVersion: 'VARCHAR',
} as const satisfies Partial<Record<keyof Machine, string>>;

const structOf = (columns: Readonly<Record<string, string>>) =>
  `STRUCT(${Object.entries(columns)
    .map(([name, type]) => `"${name}" ${type}`)
    .join(', ')})`;

/** Numbers that a record cannot have: parts that are more than their whole. */
const SOUND = `(kind NOT IN ('turn', 'session') OR (
  threadId IS NOT NULL AND revision >= 0 AND cachedInputTokens >= 0 AND cacheWriteInputTokens >= 0
  AND reasoningOutputTokens >= 0 AND cachedInputTokens + cacheWriteInputTokens <= inputTokens
  AND reasoningOutputTokens <= outputTokens AND coalesce(costUsd, 0) >= 0))`;

/** Most of the time goes into reading, and most of the rest into finding the last revision of each turn. */
const READING = [0, 0.6] as const;
const SORTING = [0.6, 1] as const;

/** Which days count, `YYYY-MM-DD` in UTC; null where not limited. */
export interface FleetSpan {
  readonly since: string | null;
  readonly until: string | null;
}

/**
 * Reads files of records into the tables that the report asks:
 *
 * - `facts`: every record of the span that is one.
 * - `use`: each turn once, by its highest revision; of threads without turns the session.
 * - `unread`: how many lines of which file are no record.
 *
 * A record that is in several files is counted once: turns by thread and turn, all else where it is asked for.
 */
export async function readRecords(
  db: Duckdb,
  files: readonly string[],
  { since, until }: FleetSpan,
  teams: Teams,
): Promise<void> {
  await db.run(`CREATE TABLE teams (name VARCHAR, team VARCHAR)`);
  const pairs = [...teams.byName];
  for (let from = 0; from < pairs.length; from += 500) {
    const values = pairs.slice(from, from + 500).map(([name, team]) => `(${quoted(name)}, ${quoted(team)})`);
    await db.run(`INSERT INTO teams VALUES ${values.join(', ')}`);
  }
  await db.run(`CREATE TABLE lines AS ${files.length === 0 ? nothing : linesOf(files)}`, READING);
  await db.run(`CREATE TABLE unread AS
    SELECT file, count(*) AS n FROM lines WHERE NOT sound GROUP BY file ORDER BY file`);
  const span = [
    'sound',
    ...(since === null ? [] : [`"at" >= TIMESTAMP ${quoted(`${since} 00:00:00`)}`]),
    ...(until === null ? [] : [`"at" < TIMESTAMP ${quoted(`${until} 00:00:00`)} + INTERVAL 1 DAY`]),
  ];
  await db.run(`CREATE VIEW facts AS SELECT * FROM lines WHERE ${span.join(' AND ')}`);
  await db.run(
    `CREATE TABLE turns AS SELECT * FROM facts WHERE kind = 'turn'
    QUALIFY row_number() OVER (
      PARTITION BY threadId, coalesce(turnId, startedAt, id::VARCHAR) ORDER BY revision DESC, "at" DESC) = 1`,
    SORTING,
  );
  await db.run(`CREATE TABLE alone AS SELECT * FROM facts WHERE kind = 'session'
    AND threadId NOT IN (SELECT threadId FROM turns)
    QUALIFY row_number() OVER (PARTITION BY threadId ORDER BY revision DESC, "at" DESC) = 1`);
  await db.run(`CREATE VIEW use AS
    SELECT u.*, t.team FROM (SELECT *, 1 AS turn FROM turns UNION ALL SELECT *, NULL AS turn FROM alone) u
    LEFT JOIN teams t ON t.name = ${teams.by === null ? 'NULL' : columnOf[teams.by]}`);
}

const columnOf = { machine: 'u.machine', host: 'u.host', user: 'u.account', project: 'u.project' } as const;

function linesOf(files: readonly string[]): string {
  const columns = [
    `id: 'VARCHAR'`,
    `kind: 'VARCHAR'`,
    `"at": 'VARCHAR'`,
    `machine: ${quoted(structOf(machineColumns))}`,
    `body: ${quoted(structOf(bodyColumns))}`,
  ];
  const body = Object.keys(bodyColumns)
    .map((name) => `body."${name}" AS "${name}"`)
    .join(', ');
  return `WITH read AS (
      SELECT try_cast(id AS UUID) AS id, kind, try_cast("at" AS TIMESTAMP) AS "at", machine.id AS machine,
        machine.host AS host, machine."user" AS account, machine.glanceVersion AS glance, ${body}, filename AS file
      FROM read_json([${files.map(quoted).join(', ')}], format = 'newline_delimited', ignore_errors = true,
        filename = true, columns = {${columns.join(', ')}}))
    SELECT *, coalesce(id IS NOT NULL AND kind IS NOT NULL AND "at" IS NOT NULL AND machine IS NOT NULL AND ${SOUND},
      false) AS sound FROM read`;
}

/** The table where no file was named. */
const nothing = `SELECT NULL::UUID AS id, NULL::VARCHAR AS kind, NULL::TIMESTAMP AS "at", NULL::VARCHAR AS machine,
  NULL::VARCHAR AS host, NULL::VARCHAR AS account, NULL::VARCHAR AS glance, ${Object.entries(bodyColumns)
    .map(([name, type]) => `NULL::${type} AS "${name}"`)
    .join(', ')}, NULL::VARCHAR AS file, false AS sound LIMIT 0`;
