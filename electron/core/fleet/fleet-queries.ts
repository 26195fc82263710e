import type { Duckdb, Row } from './duckdb.ts';

/** What the tables answer, a list of rows a question. */
export interface FleetAnswers {
  readonly totals: Row;
  readonly lines: readonly Row[];
  readonly silent: readonly Row[];
  readonly coverage: readonly Row[];
  readonly policy: readonly Row[];
  readonly use: Row;
  readonly byTeam: readonly Row[];
  readonly byModel: readonly Row[];
  readonly codex: readonly Row[];
  readonly glance: readonly Row[];
}

const iso = (value: string) => `strftime(${value}, '%Y-%m-%dT%H:%M:%S.%gZ')`;
const number = (value: string) => `(${value})::DOUBLE`;

const USE = [
  ['sessions', 'count(DISTINCT threadId)'],
  ['turns', 'sum(turn)'],
  ['input', 'sum(inputTokens)'],
  ['cached', 'sum(cachedInputTokens)'],
  ['written', 'sum(cacheWriteInputTokens)'],
  ['output', 'sum(outputTokens)'],
  ['reasoning', 'sum(reasoningOutputTokens)'],
  // Of decimals, as the sum of floating numbers would hang on the order of the records.
  ['cost', 'sum(costUsd::DECIMAL(18, 9))'],
  ['unpriced', 'sum(inputTokens + outputTokens) FILTER (costUsd IS NULL)'],
]
  .map(([name = '', value = '']) => `${number(value)} AS ${name}`)
  .join(', ');
const DEAREST = 'ORDER BY cost DESC NULLS LAST, input DESC';

/** Asks everything that the report says. The numbers of a machine are those of its newest record. */
export async function fleetAnswers(db: Duckdb, silentDays: number): Promise<FleetAnswers> {
  const one = async (sql: string): Promise<Row> => (await db.rows(sql))[0] ?? {};
  const newest = (value: string, where = 'TRUE') =>
    `SELECT version, ${number('count(*)')} AS machines FROM (
       SELECT arg_max(${value}, "at") AS version FROM facts WHERE ${where} GROUP BY machine) GROUP BY version`;
  return {
    totals: await one(`SELECT ${number('count(DISTINCT id)')} AS records,
      ${number('count(*) - count(DISTINCT id)')} AS repeated, ${number('count(DISTINCT machine)')} AS machines,
      ${number('count(DISTINCT (machine, "at"::DATE))')} AS days,
      ${iso('min("at")')} AS firstAt, ${iso('max("at")')} AS lastAt FROM facts`),
    lines: await db.rows(`SELECT file, ${number('n')} AS n FROM unread`),
    silent: await db.rows(`WITH last AS (
        SELECT machine, arg_max(host, "at") AS host, max("at") AS lastAt FROM facts GROUP BY machine)
      SELECT machine, host, ${iso('lastAt')} AS lastAt FROM last
      WHERE lastAt < (SELECT max(lastAt) FROM last) - INTERVAL ${silentDays} DAY ORDER BY last.lastAt, machine`),
    coverage:
      await db.rows(`SELECT signIn, ${number('count(*)')} AS sessions, ${number('sum(tokens)')} AS tokens
      FROM (SELECT threadId, max(signIn) AS signIn, sum(inputTokens + outputTokens) AS tokens
        FROM use GROUP BY threadId) GROUP BY signIn`),
    policy:
      await db.rows(`SELECT policy, rule, arg_max(title, "at") AS title, arg_max(level, "at") AS level, state,
        ${number('count(*)')} AS machines FROM (
          SELECT policy, rule, title, level, state, "at" FROM facts
          WHERE kind = 'check' AND policy IS NOT NULL AND rule IS NOT NULL
          QUALIFY row_number() OVER (PARTITION BY machine, policy, rule ORDER BY "at" DESC) = 1)
      GROUP BY policy, rule, state`),
    use: await one(`SELECT ${USE} FROM use`),
    byTeam: await db.rows(`SELECT team, ${number('count(DISTINCT machine)')} AS machines, ${USE} FROM use
      GROUP BY team ${DEAREST}, team`),
    byModel: await db.rows(`SELECT model, ${USE} FROM use GROUP BY model ${DEAREST}, model`),
    codex: await db.rows(newest('codexVersion', `kind IN ('turn', 'session') AND codexVersion IS NOT NULL`)),
    glance: await db.rows(newest('glance')),
  };
}
