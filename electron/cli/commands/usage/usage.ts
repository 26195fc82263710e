import type { UsageQuery } from '../../../core/glance.ts';
import { usageCsv } from '../../../core/views/report/usage-csv.ts';
import { type UsageReport, usageGroupings } from '../../../shared/commands.ts';
import type { Command, ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import { readUsage } from '../../run/load.ts';
import { TOOLS, USAGE } from '../../run/quick.ts';
import { blank } from '../../text/lines.ts';
import { type CcusageGrouping, ccusageReport } from '../../usage/ccusage-report.ts';
import { periodChanges } from '../../usage/period-change.ts';
import { findRunaways, type RunawayRule } from '../../usage/runaways.ts';
import { checkSpending, type SpendingCheck, type TimedGrouping } from '../../usage/spending-check.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import { monthCostView } from '../../views/usage/month-cost-view.ts';
import { runawaysView } from '../../views/usage/runaways-view.ts';
import { usageMarkdown } from '../../views/usage/usage-markdown.ts';
import { usageReportView } from '../../views/usage/usage-report-view.ts';
import { readUsagePlan, todayOf, type UsagePlan } from './usage-options.ts';
import { usageDetails, usageOptions, usageWords } from './usage-specs.ts';
import { prepareTools } from './usage-tools.ts';

export const usageCommand: Command = {
  name: USAGE,
  synopsis: `[${[...usageGroupings, TOOLS].join('|')}]`,
  summary:
    'Report tokens and cost by day, week, month, session, model or project, or calls of tools; tokens by day by default',
  options: usageOptions,
  words: usageWords,
  examples: [
    { line: 'usage weekly --last 4', summary: 'The last four weeks' },
    { line: 'usage session --limit 10', summary: 'The ten most recently active sessions' },
    { line: 'usage daily --by model --format csv', summary: 'For a spreadsheet' },
  ],
  details: usageDetails,
  prepare(words, options) {
    if (words[0] === TOOLS) return prepareTools(words, options);
    const plan = readUsagePlan(words, options);
    return async (session) => {
      await readUsage(session);
      const query = plan.query(session);
      const whole = await session.usage.whole(() => session.usage.usageReport(query));
      const report = limited(whole, plan.limit);
      const check = checkOf(plan, report, session);
      await print(plan, query, report, check, session);
      return check === null ? 0 : tell(check, session);
    };
  },
};

async function print(
  plan: UsagePlan,
  query: UsageQuery,
  report: UsageReport,
  check: SpendingCheck | null,
  session: CommandContext,
): Promise<void> {
  const { stdout } = session.terminal;
  switch (plan.format) {
    case 'json': {
      const document = plan.compat === null ? report : compatible(report, plan.compat, session);
      return printData(session.toJson(document), plan, session);
    }
    case 'csv':
      return printData(usageCsv(report), plan, session);
    case 'markdown': {
      const sessions = plan.by === 'weekly' ? await sessionsByWeek(query, session) : null;
      const { rule, found } = runawaysOf(plan.runaways, sessions);
      const input = {
        report,
        changes: changesOf(report, query, session),
        sessions,
        runaways: rule && { rule, found },
        overLimit: check?.reasons ?? [],
      };
      return stdout.write(usageMarkdown(input, localeContextOf(session)));
    }
    case 'text': {
      const context = localeContextOf(session);
      const month = plan.by === 'monthly' ? session.usage.monthCost?.() : undefined;
      const lines = [
        ...usageReportView(report, context, changesOf(report, query, session)),
        ...(month ? monthCostView(month, context) : []),
      ];
      const { rule, found } = runawaysOf(
        plan.runaways,
        plan.runaways === null ? null : await sessionsByWeek(query, session),
      );
      return session.printLines(
        rule === null ? lines : [...lines, blank, ...runawaysView(found, rule, context)],
      );
    }
  }
}

/** Writes a report that depends on nothing but files, and keeps it where the same command may give it again. */
async function printData(text: string, plan: UsagePlan, { terminal, usage }: CommandContext): Promise<void> {
  await terminal.stdout.write(text);
  if (plan.isRepeatable && !terminal.stdout.isTTY) usage.keepReport?.(text);
}

/** The totals stay those of all rows. */
function limited(report: UsageReport, limit: number | null): UsageReport {
  const rowsLeftOut = limit === null ? 0 : report.rows.length - limit;
  return rowsLeftOut <= 0 ? report : { ...report, rows: report.rows.slice(0, limit ?? 0), rowsLeftOut };
}

function compatible(report: UsageReport, by: CcusageGrouping, { usage }: CommandContext) {
  const paths = by === 'session' ? usage.rolloutPaths() : null;
  return ccusageReport({ ...report, by }, (threadId) => paths?.get(threadId) ?? []);
}

/** Needed for what tells sessions or homes apart; weeks of a session are parts of its row. */
function sessionsByWeek(query: UsageQuery, { usage }: CommandContext): Promise<UsageReport> {
  return usage.whole(() => usage.usageReport({ ...query, by: 'session', splitBy: ['weekly'] }));
}

function runawaysOf(rule: RunawayRule | null, sessions: UsageReport | null) {
  return { rule, found: rule === null || sessions === null ? [] : findRunaways(sessions, rule) };
}

function changesOf({ by, rows }: UsageReport, { since, until }: UsageQuery, session: CommandContext) {
  const span = { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
  return periodChanges(by, rows, { ...span, today: todayOf(session) });
}

function checkOf(
  { failOver }: UsagePlan,
  report: UsageReport,
  { format }: CommandContext,
): SpendingCheck | null {
  return failOver === null || !isTimed(report)
    ? null
    : checkSpending(report, failOver, (usd) => format.usd(usd));
}

function isTimed(report: UsageReport): report is UsageReport & { readonly by: TimedGrouping } {
  return report.by === 'daily' || report.by === 'weekly' || report.by === 'monthly';
}

/** Why the answer is negative, on stderr: stdout is the report's alone. */
async function tell({ passed, reasons }: SpendingCheck, { terminal }: CommandContext): Promise<ExitCode> {
  for (const reason of reasons) await terminal.stderr.write(`codex-glance: ${reason}\n`);
  return passed ? 0 : 1;
}
