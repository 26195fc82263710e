import { openOrganisationRows } from '../../../core/composition/organisation.ts';
import { fetchRows, plannedRequests } from '../../../core/organisation/analytics/fetch-rows.ts';
import { type LocalDay, reconcile } from '../../../core/organisation/reconcile/reconcile.ts';
import { DAY_MS } from '../../../shared/durations.ts';
import type { ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import { readUsage } from '../../run/load.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import { reconcileView } from '../../views/organisation/reconcile-view.ts';
import { onlyOptions, readDays, readNamed } from './org-options.ts';
import { printRequests, withOrganisation, workspaceOf } from './org-session.ts';

/** Prepares `org reconcile`. @throws CliError with exit code 2. */
export function prepareReconcile(options: GivenOptions): (session: CommandContext) => Promise<ExitCode> {
  onlyOptions('reconcile', options, ['since', 'until', 'person', 'offline']);
  const person = options.text('person');
  if (!person)
    throw wrongUsage(
      'missing-option',
      'Name whose machine this is with --person EMAIL, as the organisation knows it.',
    );
  const daysOf = readDays(options);
  const named = readNamed(options);
  return (session) =>
    withOrganisation(session, named(session), async (org): Promise<ExitCode> => {
      const workspace = workspaceOf(org, session);
      const now = session.terminal.clock.now();
      const span = daysOf(now);
      const plan = { endpoint: 'usage', workspace, span, now } as const;
      const store = openOrganisationRows(session.options.stateDir);
      try {
        if (options.has('dry-run')) {
          await printRequests(
            session,
            org,
            plannedRequests(store, plan).map(({ request }) => request),
          );
          return 0;
        }
        if (!options.has('offline')) await fetchRows(org.analytics, store, plan);
        const local = await localDays(session, span);
        const isRead = (day: number) => store.readAt('usage', workspace, day) !== null;
        const isUtc = /^(?:UTC|GMT|Etc\/UTC)$/.test(session.timezone);
        const facts = { workspace, person, span, now, local, isUtc, isRead };
        const report = reconcile(store.rowsOf('usage', workspace, span, person), facts);
        if (session.json) await session.printJson(report);
        else await session.printLines(reconcileView(report, localeContextOf(session)));
        return 0;
      } finally {
        store.close();
      }
    });
}

/** Sums what this machine counted by day and sign-in. */
async function localDays(
  session: CommandContext,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<Map<string, LocalDay>> {
  await readUsage(session);
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  const query = {
    by: 'session',
    since: dayOf(start),
    until: dayOf(end - DAY_MS),
    splitBy: ['daily'],
  } as const;
  const report = await session.usage.whole(() => session.usage.usageReport(query));
  const days = new Map<string, { tokens: number; otherTokens: number }>();
  for (const { auth, parts = [] } of report.rows) {
    for (const { keys, tokens } of parts) {
      const [day = ''] = keys;
      const sum = days.get(day) ?? { tokens: 0, otherTokens: 0 };
      if (auth === 'apikey' || auth === 'provider') sum.otherTokens += tokens.total;
      else sum.tokens += tokens.total;
      days.set(day, sum);
    }
  }
  return days;
}
