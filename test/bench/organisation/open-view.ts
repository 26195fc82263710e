import { openRowStore } from '../../../electron/core/organisation/analytics/row-store.ts';
import { makeOrganisationView } from '../../../electron/core/organisation/view/make-view.ts';

/** Makes the desk's view of rows that `fill-rows.ts` wrote, and prints how long that took: FILE SINCE UNTIL NOW. */
const [file = '', since = '', until = '', now = '0'] = process.argv.slice(2);
const begun = performance.now();
const store = openRowStore(file);
const parts = {
  store,
  workspace: 'bench',
  now: Number(now),
  teamOf: (person: string | null) => `team-${person?.at(-1)}`,
  caps: [{ kind: 'workspace', key: null, unit: 'credits', cap: 1_000_000 }] as const,
  subscription: { seats: 500, usdPerMonth: 60 },
  reconciliation: null,
};
const view = makeOrganisationView(parts, { since, until, by: 'day' });
const ms = performance.now() - begun;
store.close();
const { totals, people, periods } = view;
process.stdout.write(
  `${JSON.stringify({ ms, turns: totals.turns, people: people.length, periods: periods.length })}\n`,
);
