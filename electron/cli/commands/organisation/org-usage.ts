import { resolve } from 'node:path';
import { fetchRows } from '../../../core/organisation/analytics/fetch-rows.ts';
import { makeReviewsReport } from '../../../core/organisation/analytics/reviews-report.ts';
import type { RowStore } from '../../../core/organisation/analytics/row-store.ts';
import type { Endpoint } from '../../../core/organisation/analytics/rows.ts';
import { readTeams, type TeamOf } from '../../../core/organisation/analytics/teams.ts';
import { creditsByDay, makeUsageReport } from '../../../core/organisation/analytics/usage-report.ts';
import { type DaySpan, dayStart } from '../../../core/organisation/analytics/windows.ts';
import { forecastCredits } from '../../../core/organisation/forecast/credits-forecast.ts';
import { noteStatus } from '../../../core/organisation/status/status-file.ts';
import { judgeCaps } from '../../../core/organisation/view/caps.ts';
import { monthUse } from '../../../core/organisation/view/make-view.ts';
import { teamsOrNone } from '../../../core/organisation/view/read-teams.ts';
import { subscriptionReturn } from '../../../core/organisation/view/subscription.ts';
import { readRegularText } from '../../../core/platform/reading/regular-file.ts';
import { whyUnreadable } from '../../../core/platform/reading/why-unreadable.ts';
import { DAY_MS } from '../../../shared/durations.ts';
import { textOf } from '../../../shared/messages/message.ts';
import {
  type OrgReviewsReport,
  type OrgUsageReport,
  orgGroupings,
} from '../../../shared/schema/organisation/org-usage.ts';
import type { ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { CliError, wrongUsage } from '../../terminal/cli-error.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import { orgCsv, orgMarkdown } from '../../views/organisation/org-files.ts';
import { orgReviewsView, orgUsageView } from '../../views/organisation/org-usage-view.ts';
import { type OrgFormat, onlyOptions, readFormat, readOne } from './org-options.ts';
import { printPlans, withRows } from './org-rows.ts';
import type { OrgSession } from './org-session.ts';

type Run = (session: CommandContext) => Promise<ExitCode>;

const REPORT_OPTIONS = ['since', 'until', 'by', 'format', 'offline'];

/** Prepares `org usage`. @throws CliError with exit code 2. */
export function prepareUsage(options: GivenOptions): Run {
  onlyOptions('usage', options, [...REPORT_OPTIONS, 'products', 'teams']);
  const by = readOne(options, 'by', orgGroupings);
  const products = readOne(options, 'products', ['codex', 'all']);
  const endpoint = products === 'codex' ? 'usage' : 'all-usage';
  if (options.has('teams') && by !== 'team')
    throw wrongUsage('unexpected-option', '--teams goes with --by team.');
  return report(options, [endpoint], (store, query, org, session) => {
    const { workspace, now, span, daysNotRead } = query;
    const { caps, subscription, teamsFile } = org.settings;
    const teamOf = by === 'team' ? loadTeams(options.text('teams'), org, session) : teamsOrNone(teamsFile);
    const lately = store.daySums(endpoint, workspace, 'total', { start: now - FORECAST_MS, end: now });
    const forecast = forecastCredits(creditsByDay(lately), now);
    const month = { ...monthUse({ store, workspace, now, teamOf, caps }), forecast };
    const made = {
      ...query,
      by,
      products,
      teamOf,
      forecast,
      caps: judgeCaps(caps, month),
      subscription: null,
    };
    const report = makeUsageReport(store, made);
    if (subscription === null) return report;
    const daysRead = Math.max(
      0,
      Math.round((Math.min(span.end, dayStart(now) + DAY_MS) - span.start) / DAY_MS) - daysNotRead,
    );
    const { estimatedCostUsd: valueUsd, people } = report.totals;
    return { ...report, subscription: subscriptionReturn({ ...subscription, daysRead, valueUsd, people }) };
  });
}

/** The forecast looks at so much. */
const FORECAST_MS = 60 * DAY_MS;

/** @throws CliError with exit code 2 where no file is named, 3 where it cannot be used. */
function loadTeams(given: string | undefined, { settings }: OrgSession, session: CommandContext): TeamOf {
  const file = given === undefined ? settings.teamsFile : resolve(session.terminal.cwd, given);
  if (file === null) {
    throw wrongUsage(
      'missing-option',
      'Name a CSV file of people and teams with --teams FILE, or teams_file in organisation.toml.',
    );
  }
  try {
    return readTeams(readRegularText(file, 'named'));
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : textOf(whyUnreadable(error, 'named'));
    throw new CliError(3, 'teams-unusable', `${file}: ${why}`, file);
  }
}

/** Prepares `org reviews`. @throws CliError with exit code 2. */
export function prepareReviews(options: GivenOptions): Run {
  onlyOptions('reviews', options, REPORT_OPTIONS);
  const by = readOne(options, 'by', ['day', 'week']);
  return report(options, ['reviews', 'responses'], (store, query) =>
    makeReviewsReport(store, { ...query, by }),
  );
}

interface Query {
  readonly workspace: string;
  readonly span: DaySpan;
  readonly daysNotRead: number;
  readonly now: number;
}

function report(
  options: GivenOptions,
  needed: readonly Endpoint[],
  make: (
    store: RowStore,
    query: Query,
    org: OrgSession,
    session: CommandContext,
  ) => OrgUsageReport | OrgReviewsReport,
): Run {
  const format = readFormat(options);
  return withRows(options, async (rows) => {
    const { session, org, workspace, now, span, store } = rows;
    const plans = needed.map((endpoint) => ({ endpoint, workspace, span, now }));
    if (options.has('dry-run')) return printPlans(rows, plans);
    if (!options.has('offline')) {
      for (const plan of plans) await fetchRows(org.analytics, store, plan);
      await noteStatus(session.options.stateDir, org.settings, () => ({ readAt: now, error: null }));
    }
    const daysNotRead = countUnread(store, needed, workspace, span, now);
    await print(make(store, { workspace, span, daysNotRead, now }, org, session), format, session);
  });
}

/** Counts the days up to today of which some endpoint was never read. */
function countUnread(
  store: RowStore,
  needed: readonly Endpoint[],
  workspace: string,
  span: DaySpan,
  now: number,
): number {
  let count = 0;
  for (let day = dayStart(span.start); day < Math.min(span.end, now); day += DAY_MS) {
    if (needed.some((endpoint) => store.readAt(endpoint, workspace, day) === null)) count += 1;
  }
  return count;
}

async function print(
  document: OrgUsageReport | OrgReviewsReport,
  format: OrgFormat,
  session: CommandContext,
): Promise<void> {
  const context = localeContextOf(session);
  const { stdout } = session.terminal;
  if (format === 'json') return session.printJson(document);
  if (format === 'csv') return stdout.write(orgCsv(document));
  if (format === 'markdown') return stdout.write(orgMarkdown(document, context));
  await session.printLines(
    document.kind === 'usage' ? orgUsageView(document, context) : orgReviewsView(document, context),
  );
}
