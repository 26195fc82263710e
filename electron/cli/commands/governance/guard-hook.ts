import { argv, execPath } from 'node:process';
import { GuardInstaller } from '../../../core/governance/guard/guard-installer.ts';
import { HOOK_WORDS, hookCommand } from '../../../core/governance/guard/hook-command.ts';
import { chosenHomes } from '../../../core/settings/chosen-homes.ts';
import { homesInForce } from '../../../core/settings/homes-in-force.ts';
import type { GuardHook, GuardReport } from '../../../shared/governance/guard-report.ts';
import { budgetOptions, readBudgets } from '../../governance/guard-budgets.ts';
import { readGuard } from '../../governance/guard-report.ts';
import type { ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import { confirm } from '../../run/confirm.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { guardHookView } from '../../views/governance/guard-hook-view.ts';
import { guardView } from '../../views/governance/guard-view.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import type { GuardHookCommands } from './guard.ts';

/** Writes the budget guard into Codex's configuration as a hook, and takes it out. */
export const guardHooks: GuardHookCommands = {
  install(options) {
    const budgets = readBudgets(options);
    const projects = options.texts('project');
    return async (session) => {
      const command = commandOf(options, session);
      // Whether the budgets can be known at all is seen before the hook relies on it.
      const report = await readGuard(session, budgets, { projects, needsLimits: true });
      return edit(session, options, report, (installer, dryRun) => installer.install(command, { dryRun }));
    };
  },
  uninstall(options) {
    for (const name of Object.keys(budgetOptions)) {
      if (options.has(name)) throw wrongUsage('unexpected-option', `--${name} does not go with uninstall.`);
    }
    return (session) =>
      edit(session, options, nothing, (installer, dryRun) => installer.uninstall({ dryRun }));
  },
};

const nothing: GuardReport = { schema: 'codex-glance.guard/1', over: false, budgets: [], notes: [] };

async function edit(
  session: CommandContext,
  options: GivenOptions,
  report: GuardReport,
  run: (installer: GuardInstaller, dryRun: boolean) => Promise<GuardHook>,
): Promise<ExitCode> {
  const installer = installerOf(session);
  const plan = await run(installer, true);
  const isSure = options.has('yes');
  const dryRun = options.has('dry-run') || !plan.changed;
  const show = (hook: GuardHook) => [
    ...(report.budgets.length === 0 ? [] : guardView(report, localeContextOf(session))),
    ...guardHookView(hook, localeContextOf(session)),
  ];
  if (!dryRun && !isSure) {
    const { action } = plan;
    const isConfirmed = await confirm(session, {
      plan: async () => show(plan),
      question: action === 'install' ? 'Write it?' : 'Take it out?',
      refusal: 'Nothing was written. Add --yes to confirm, or --dry-run to look first.',
    });
    if (!isConfirmed) return 1;
  }
  const hook = dryRun ? { ...plan, dryRun: options.has('dry-run') } : await run(installer, false);
  if (session.json) await session.printJson({ ...report, hook });
  else
    await session.printLines(dryRun || isSure ? show(hook) : guardHookView(hook, localeContextOf(session)));
  return isInForce(hook) ? 0 : 1;
}

/** A plan is as good as the file can be written; what is written, as it runs or is gone. */
function isInForce({ action, dryRun, changed, state, runs }: GuardHook): boolean {
  if (dryRun && changed) return true;
  return action === 'install' ? runs === true : state === 'absent';
}

function installerOf({ options, terminal, logger }: CommandContext): GuardInstaller {
  const { codexHomes } = homesInForce(options, chosenHomes(options.stateDir));
  const { env, platform, clock } = terminal;
  const config = { codexHome: codexHomes[0] ?? '', cwd: options.cwd, platform, env, codexVersion: null };
  return new GuardInstaller({ config, stateDir: options.stateDir, clock, logger });
}

/**
 * Returns the command line of the hook. Codex may start from a desktop without the user's PATH, so the program is
 * named whole; on Windows its name alone needs no quotes, which its shells take differently.
 *
 * @throws CliError with exit code 2 where a word cannot be quoted.
 */
function commandOf(options: GivenOptions, { terminal }: CommandContext): string {
  const { platform } = terminal;
  const program = platform === 'win32' ? ['codex-glance'] : [execPath, argv[1] ?? ''];
  const given = [...Object.keys(budgetOptions), 'codex-home', 'state-dir', 'timezone'];
  const words = given.flatMap((name) => options.texts(name).flatMap((value) => [`--${name}`, value]));
  const command = hookCommand([...program, ...HOOK_WORDS, ...words], platform);
  if (command !== null) return command;
  throw wrongUsage('invalid-value', 'A value has characters that the command of a hook cannot hold.');
}
