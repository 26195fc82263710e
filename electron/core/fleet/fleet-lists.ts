import { type FleetReport, type FleetUse, fleetClasses } from '../../shared/fleet/fleet-report.ts';
import type { Field } from '../views/report/csv.ts';
import { tokenColumns, tokenValues } from '../views/report/token-columns.ts';

/** A table of the report for programs: a first row of names, then values. */
export type FleetList = readonly (readonly Field[])[];

/** The tables of the report by the word that asks for one. */
export const fleetLists = {
  teams: ({ cost }) => [
    ['team', 'machines', ...useNames],
    ...cost.byTeam.map((row) => [row.team, row.machines, ...useValues(row)]),
  ],
  models: ({ cost }) => [
    ['model', ...useNames],
    ...cost.byModel.map((row) => [row.model, ...useValues(row)]),
  ],
  coverage: ({ coverage }) => [
    ['class', 'sessions', 'tokens'],
    ...fleetClasses.map((name) => [name, coverage.byClass[name].sessions, coverage.byClass[name].tokens]),
  ],
  policy: ({ policy }) => [
    ['policy', 'rule', 'level', 'failed', 'passed', 'waived', 'not_known', 'title'],
    ...policy.map((row) => [
      row.policy,
      row.rule,
      row.level,
      row.failed,
      row.passed,
      row.waived,
      row.notKnown,
      row.title,
    ]),
  ],
  versions: ({ versions }) => [
    ['program', 'version', 'machines'],
    ...versions.codex.map(({ version, machines }) => ['codex', version, machines]),
    ...versions.glance.map(({ version, machines }) => ['codex-glance', version, machines]),
  ],
  silent: ({ machines }) => [
    ['machine', 'host', 'last_at'],
    ...machines.silent.map(({ machine, host, lastAt }) => [machine, host, lastAt]),
  ],
} as const satisfies Readonly<Record<string, (report: FleetReport) => FleetList>>;

export type FleetListName = keyof typeof fleetLists;

export const fleetListNames = Object.keys(fleetLists) as readonly FleetListName[];

const useNames = ['sessions', 'turns', ...tokenColumns, 'cost_usd', 'unpriced_tokens'];

function useValues({ sessions, turns, tokens, costUsd, unpricedTokens }: FleetUse): Field[] {
  return [sessions, turns, ...tokenValues(tokens), costUsd, unpricedTokens];
}
