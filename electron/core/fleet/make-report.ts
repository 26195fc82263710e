import {
  type FleetClass,
  type FleetModel,
  type FleetReport,
  type FleetRule,
  type FleetShare,
  type FleetTeam,
  type FleetUse,
  type FleetVersion,
  fleetClasses,
} from '../../shared/fleet/fleet-report.ts';
import { openDuckdb, type Row } from './duckdb.ts';
import type { FleetSources } from './find-sources.ts';
import { type FleetAnswers, fleetAnswers } from './fleet-queries.ts';
import { type FleetSpan, readRecords } from './fleet-tables.ts';
import { type Bundle, type BundleRule, readBundles } from './read-bundles.ts';
import type { Teams } from './teams.ts';

export interface FleetQuery extends FleetSpan {
  readonly teams: Teams;
  /** A machine without a record for so many days before the newest of all is silent. */
  readonly silentDays: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Makes the report over files of records and packages of evidence.
 *
 * @throws FleetError where DuckDB is not installed.
 */
export async function makeFleetReport(
  sources: FleetSources,
  query: FleetQuery,
  onProgress?: (share: number) => void,
): Promise<FleetReport> {
  const { bundles, unread } = await readBundles(sources.bundles);
  const answers = await answersOf(sources.records, query, onProgress);
  return joined(sources, query, bundles, [...sources.unread, ...unread], answers);
}

async function answersOf(
  files: readonly string[],
  query: FleetQuery,
  onProgress?: (share: number) => void,
): Promise<FleetAnswers> {
  const db = await openDuckdb(files, onProgress);
  try {
    await readRecords(db, files, query, query.teams);
    return await fleetAnswers(db, query.silentDays);
  } finally {
    db.close();
  }
}

function joined(
  sources: FleetSources,
  query: FleetQuery,
  bundles: readonly Bundle[],
  unread: FleetReport['sources']['unread'],
  answers: FleetAnswers,
): FleetReport {
  const { totals, lines } = answers;
  const byClass = coverageOf(answers.coverage, bundles);
  return {
    schema: 'codex-glance.fleet/1',
    generatedAt: new Date(query.now).toISOString(),
    since: query.since,
    until: query.until,
    sources: {
      files: sources.records.length,
      bundles: bundles.length,
      records: count(totals.records),
      repeated: count(totals.repeated),
      unread: [
        ...unread,
        ...lines.map(({ file, n }) => ({
          file: String(file),
          lines: count(n),
          reason: 'Lines that are no record of Codex Glance.',
        })),
      ],
    },
    machines: {
      fromRecords: count(totals.machines),
      fromBundles: bundles.length,
      days: count(totals.days),
      firstAt: text(totals.firstAt),
      lastAt: text(totals.lastAt),
      silentDays: query.silentDays,
      silent: answers.silent.map(({ machine, host, lastAt }) => ({
        machine: String(machine),
        host: text(host),
        lastAt: String(lastAt),
      })),
    },
    coverage: { ...total(Object.values(byClass)), byClass },
    policy: policyOf(answers.policy, bundles),
    cost: {
      totals: spentOf(answers.use),
      byTeam: answers.byTeam.map(
        (row): FleetTeam => ({ team: text(row.team), machines: count(row.machines), ...spentOf(row) }),
      ),
      byModel: answers.byModel.map((row): FleetModel => ({ model: text(row.model), ...spentOf(row) })),
    },
    versions: {
      codex: versionsOf(
        answers.codex,
        bundles.map(({ codex }) => codex),
      ),
      glance: versionsOf(
        answers.glance,
        bundles.map(({ glance }) => glance),
      ),
    },
  };
}

function spentOf(row: Row): FleetUse {
  const [input, output] = [count(row.input), count(row.output)];
  return {
    sessions: count(row.sessions),
    turns: row.turns === null || row.turns === undefined ? null : count(row.turns),
    tokens: {
      input,
      cachedInput: count(row.cached),
      cacheWriteInput: count(row.written),
      output,
      reasoningOutput: count(row.reasoning),
      total: input + output,
    },
    costUsd: typeof row.cost === 'number' ? row.cost : null,
    unpricedTokens: count(row.unpriced),
  };
}

/** The classes of records are named as the records name them. */
const classOf: Readonly<Record<string, FleetClass>> = {
  chatgpt: 'chatgpt',
  apikey: 'apiKey',
  provider: 'otherProvider',
};

function coverageOf(rows: readonly Row[], bundles: readonly Bundle[]): Record<FleetClass, FleetShare> {
  const of = (name: FleetClass) =>
    total([
      ...rows
        .filter(({ signIn }) => (classOf[String(signIn)] ?? 'unknown') === name)
        .map(({ sessions, tokens }) => ({ sessions: count(sessions), tokens: count(tokens) })),
      ...bundles.map(({ coverage }) => coverage[name]),
    ]);
  return Object.fromEntries(fleetClasses.map((name) => [name, of(name)])) as Record<FleetClass, FleetShare>;
}

function total(shares: readonly FleetShare[]): FleetShare {
  return {
    sessions: shares.reduce((sum, { sessions }) => sum + sessions, 0),
    tokens: shares.reduce((sum, { tokens }) => sum + tokens, 0),
  };
}

const places = { passed: 'passed', failed: 'failed', waived: 'waived', 'not-known': 'notKnown' } as const;

function policyOf(rows: readonly Row[], bundles: readonly Bundle[]): FleetRule[] {
  const found = new Map<string, { -readonly [Key in keyof FleetRule]: FleetRule[Key] }>();
  const add = ({ policy, rule, title, level, state }: BundleRule, machines: number) => {
    const key = JSON.stringify([policy, rule]);
    const known = found.get(key) ?? {
      policy,
      rule,
      title,
      level,
      passed: 0,
      failed: 0,
      waived: 0,
      notKnown: 0,
    };
    known[places[state]] += machines;
    found.set(key, known);
  };
  for (const row of rows) add(ruleOf(row), count(row.machines));
  for (const { rules } of bundles) for (const rule of rules) add(rule, 1);
  return [...found.values()].toSorted(
    (a, b) => b.failed - a.failed || (a.policy + a.rule < b.policy + b.rule ? -1 : 1),
  );
}

function ruleOf({ policy, rule, title, level, state }: Row): BundleRule {
  const known = Object.keys(places).find((place) => place === state) as BundleRule['state'] | undefined;
  return {
    policy: String(policy),
    rule: String(rule),
    title: String(title),
    level: String(level),
    state: known ?? 'not-known',
  };
}

function versionsOf(rows: readonly Row[], others: readonly (string | null)[]): FleetVersion[] {
  const counts = new Map<string | null, number>();
  for (const row of rows) counts.set(text(row.version), count(row.machines));
  for (const version of others) counts.set(version, (counts.get(version) ?? 0) + 1);
  return [...counts]
    .map(([version, machines]) => ({ version, machines }))
    .toSorted((a, b) => b.machines - a.machines || ((a.version ?? '') < (b.version ?? '') ? -1 : 1));
}

/** SQL gives null for the sum of nothing. */
function count(value: Row[string] | undefined): number {
  return typeof value === 'number' ? Math.round(value) : 0;
}

function text(value: Row[string] | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
