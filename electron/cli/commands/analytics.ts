import { unknownWord } from '../../core/collections/closest.ts';
import type { EditReport } from '../../shared/edit.ts';
import type { AnalyticsReport } from '../../shared/telemetry/telemetry-reports.ts';
import type { Command, ExitCode } from '../run/command.ts';
import type { CommandContext } from '../run/command-context.ts';
import { load } from '../run/load.ts';
import { wrongUsage } from '../terminal/cli-error.ts';
import { codexFooter, isOffered } from '../views/codex-view.ts';
import { localeContextOf } from '../views/locale-context.ts';
import { analyticsReportView } from '../views/privacy/analytics-view.ts';
import { editDoneView, editPlanView } from '../views/privacy/edit-view.ts';
import { preview } from './analytics-preview.ts';
import { noWords } from './no-words.ts';

const subcommands = ['status', 'off', 'on', 'undo'] as const;
const allWords = [...subcommands, 'preview'];
type Subcommand = (typeof subcommands)[number];

const DRY_RUN = '--dry-run goes with analytics off, on or undo.';

export const analyticsCommand: Command = {
  name: 'analytics',
  synopsis: '[status|off|on|undo|preview]',
  summary: "Show whether Codex's analytics are on, who decided it, and what goes where; switch them",
  words: [
    { name: 'status', summary: 'What is in force; what a bare analytics shows' },
    { name: 'off', summary: 'Switch analytics off in your config.toml' },
    { name: 'on', summary: 'Switch analytics on in your config.toml' },
    { name: 'undo', summary: 'Undo the last edit' },
    { name: 'preview', summary: 'Every event and metric that Codex can send' },
  ],
  examples: [
    { line: 'analytics', summary: 'On or off, who decided, and what goes where' },
    { line: 'analytics off --dry-run', summary: 'What would be written, without writing it' },
    { line: "analytics preview -- codex exec 'say hi'", summary: 'What one run would have sent' },
  ],
  options: {
    'dry-run': { type: 'boolean', summary: 'With off, on or undo: show what would be written and follow' },
  },
  details: [
    'off and on write analytics.enabled to your config.toml and change nothing else in it. A copy from before is kept, and undo reverses the last edit.',
    'Exits with 1 where the edit is not in force, such as where a managed file decides.',
    'preview lists every usage event and metric that Codex can send, and which would be; with a Codex command after it, as in preview -- codex exec …, it runs that with session-only options and shows the values that it would have sent. Nothing is kept or passed on.',
  ],
  prepare(words, options) {
    const [first, ...command] = words;
    if (first === 'preview') {
      if (options.has('dry-run')) throw wrongUsage('unexpected-option', DRY_RUN);
      return (session) => preview(session, command);
    }
    const subcommand = readSubcommand(words);
    const dryRun = options.has('dry-run');
    if (subcommand !== 'status') return (session) => edit(session, subcommand, dryRun);
    if (dryRun) throw wrongUsage('unexpected-option', DRY_RUN);
    return status;
  },
};

function readSubcommand(words: readonly string[]): Subcommand {
  const [word = 'status', ...more] = words;
  const found = subcommands.find((each) => each === word);
  if (found === undefined) {
    throw wrongUsage('unknown-command', unknownWord('subcommand of analytics', word, allWords));
  }
  noWords(`analytics ${found}`, more);
  return found;
}

async function status(session: CommandContext): Promise<ExitCode> {
  const snapshot = await load(session);
  const { analytics, codex, findings, exports } = snapshot;
  const report: AnalyticsReport = { schema: 'codex-glance.analytics/1', codex, ...analytics, exports };
  if (session.json) await session.printJson(report);
  else {
    const context = localeContextOf(session);
    const footer = codexFooter(codex, isOffered(findings), context);
    await session.printLines([...analyticsReportView(snapshot, context), ...footer]);
    if (isOffered(findings)) await session.glance.codexOffered();
  }
  return 0;
}

async function edit(
  session: CommandContext,
  action: Exclude<Subcommand, 'status'>,
  dryRun: boolean,
): Promise<ExitCode> {
  const { glance, json } = session;
  // The version and the sign-in, which decide what follows, are known from the sessions.
  await load(session);
  const run = (dry: boolean): Promise<EditReport> =>
    action === 'undo'
      ? glance.undoAnalytics({ dryRun: dry })
      : glance.editAnalytics(action === 'on', { dryRun: dry });
  if (json) {
    const report = await run(dryRun);
    await session.printJson(report);
    return report.inForce === false ? 1 : 0;
  }
  const plan = await run(true);
  await session.printLines(editPlanView(plan, localeContextOf(session), dryRun));
  if (dryRun || !plan.changed) return plan.inForce === false ? 1 : 0;
  const done = await run(false);
  await session.printLines(editDoneView(done, localeContextOf(session)));
  return done.inForce === false ? 1 : 0;
}
