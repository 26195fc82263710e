import { openOrganisationRows } from '../../../core/composition/organisation-apis/open-organisation.ts';
import { type FetchPlan, plannedRequests } from '../../../core/organisation/analytics/fetch-rows.ts';
import type { RowStore } from '../../../core/organisation/analytics/row-store.ts';
import type { DaySpan } from '../../../core/organisation/analytics/windows.ts';
import type { ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { readDays, readNamed } from './org-options.ts';
import { type OrgSession, printRequests, withOrganisation, workspaceOf } from './org-session.ts';

/** What the words of `org` that report on rows work with. */
export interface OrgRows {
  readonly session: CommandContext;
  readonly org: OrgSession;
  readonly workspace: string;
  readonly now: number;
  /** The days that the line names. */
  readonly span: DaySpan;
  readonly store: RowStore;
}

/** Prepares work with the rows of the workspace that are kept. @throws CliError with exit code 2. */
export function withRows(
  options: GivenOptions,
  work: (rows: OrgRows) => Promise<void>,
): (session: CommandContext) => Promise<ExitCode> {
  const daysOf = readDays(options);
  const named = readNamed(options);
  return (session) =>
    withOrganisation(session, named(session), async (org): Promise<ExitCode> => {
      const workspace = workspaceOf(org, session);
      const now = session.terminal.clock.now();
      const span = daysOf(now);
      const store = openOrganisationRows(session.options.stateDir);
      try {
        await work({ session, org, workspace, now, span, store });
        return 0;
      } finally {
        store.close();
      }
    });
}

/** Prints the requests of the plans. */
export async function printPlans(
  { session, org, store }: OrgRows,
  plans: readonly FetchPlan[],
): Promise<void> {
  const requests = plans.flatMap((plan) => plannedRequests(store, plan).map(({ request }) => request));
  await printRequests(session, org, requests);
}
