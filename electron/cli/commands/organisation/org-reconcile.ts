import { fetchRows } from '../../../core/organisation/analytics/fetch-rows.ts';
import { isUtc, localDays, localQuery } from '../../../core/organisation/reconcile/local-days.ts';
import { reconcile } from '../../../core/organisation/reconcile/reconcile.ts';
import type { ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import { readUsage } from '../../run/load.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import { reconcileView } from '../../views/organisation/reconcile-view.ts';
import { onlyOptions } from './org-options.ts';
import { printPlans, withRows } from './org-rows.ts';

/** Prepares `org reconcile`. @throws CliError with exit code 2. */
export function prepareReconcile(options: GivenOptions): (session: CommandContext) => Promise<ExitCode> {
  onlyOptions('reconcile', options, ['since', 'until', 'person', 'offline']);
  const person = options.text('person');
  if (!person)
    throw wrongUsage(
      'missing-option',
      'Name whose machine this is with --person EMAIL, as the organisation knows it.',
    );
  return withRows(options, async (rows) => {
    const { session, org, workspace, now, span, store } = rows;
    const plan = { endpoint: 'usage', workspace, span, now } as const;
    if (options.has('dry-run')) return printPlans(rows, [plan]);
    if (!options.has('offline')) await fetchRows(org.analytics, store, plan);
    await readUsage(session);
    const usage = await session.usage.whole(() => session.usage.usageReport(localQuery(span)));
    const isRead = (day: number) => store.readAt('usage', workspace, day) !== null;
    const local = localDays(usage);
    const facts = { workspace, person, span, now, local, isUtc: isUtc(session.timezone), isRead };
    const report = reconcile(store.rowsOf('usage', workspace, span, person), facts);
    if (session.json) await session.printJson(report);
    else await session.printLines(reconcileView(report, localeContextOf(session)));
  });
}
