import { unknownWord } from '../../../core/collections/closest.ts';
import { limitNames } from '../../../core/governance/guard/decide-guard.ts';
import { hookAnswer } from '../../../core/governance/guard/hook-answer.ts';
import { noteHookRun } from '../../../core/governance/guard/hook-run.ts';
import type { GuardReport } from '../../../shared/governance/guard-report.ts';
import { budgetOptions, readBudgets } from '../../governance/guard-budgets.ts';
import { readGuard } from '../../governance/guard-report.ts';
import type { Command, ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { guardView } from '../../views/governance/guard-view.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import { noWords } from '../no-words.ts';

/** The words after `guard` that write a file of Codex's. */
export interface GuardHookCommands {
  install(options: GivenOptions): (session: CommandContext) => Promise<ExitCode>;
  uninstall(options: GivenOptions): (session: CommandContext) => Promise<ExitCode>;
}

const INSTALL = 'install';
const UNINSTALL = 'uninstall';

/** Makes the command. `hooks`: null where only a guard runs, which comes up sooner. */
export const guardCommand = (hooks: GuardHookCommands | null): Command => ({
  name: 'guard',
  synopsis: '[install|uninstall] [--max-usd N --per day|week|month] [--limit NAME=PERCENT]',
  summary: 'Exit with 1 where more was used than a budget allows, for scripts, hooks and CI',
  words: [
    { name: INSTALL, summary: 'Write the guard into config.toml as a hook that stops prompts over budget' },
    { name: UNINSTALL, summary: 'Take the hook out again' },
  ],
  options: {
    ...budgetOptions,
    hook: { type: 'boolean', summary: 'Answer as a UserPromptSubmit hook of Codex; exits with 0' },
    'dry-run': { type: 'boolean', summary: 'With install or uninstall: only show what would be written' },
    yes: { type: 'boolean', summary: 'With install or uninstall: do not ask' },
  },
  examples: [
    { line: 'guard --max-usd 50 --per day', summary: 'Fails once more than $50 was spent today' },
    { line: 'guard --limit weekly=90% --limit 5-hour=95%', summary: 'Fails near the end of a limit' },
    { line: 'guard install --max-usd 50', summary: 'Lets Codex itself stop at that sum' },
  ],
  details: [
    'Exits with 0 where every budget is within, 1 where one is over, and 3 where what is known is not enough to say: a model without a price, or a limit that no session has recorded since its reset.',
    `Names of limits: ${limitNames.join(', ')}, or an id as status --json has it.`,
    'install adds a UserPromptSubmit hook to config.toml and changes nothing else in it; a copy from before is kept. Codex skips a hook in silence until you trust it in /hooks, so install exits with 1 until it is trusted: run it again to see. Trust is never written by Glance.',
    'The hook stops a prompt only where a budget is over. Where a cost is not known, where a limit nears its end and credits come next, or where Glance fails, the prompt passes and Codex shows why.',
  ],
  prepare([word, ...more], options) {
    if (word !== undefined && word !== INSTALL && word !== UNINSTALL) {
      throw wrongUsage('unknown-command', unknownWord('guard command', word, [INSTALL, UNINSTALL]));
    }
    noWords(word === undefined ? 'guard' : `guard ${word}`, more);
    if (word !== undefined) {
      if (hooks === null) throw new Error('A quick guard writes no hook.');
      if (options.has('hook')) throw wrongUsage('unexpected-option', `--hook does not go with ${word}.`);
      return hooks[word](options);
    }
    for (const name of ['dry-run', 'yes']) {
      if (options.has(name)) {
        throw wrongUsage('missing-word', `--${name} is for "guard install" or "uninstall". Give both.`);
      }
    }
    const budgets = readBudgets(options);
    const projects = options.texts('project');
    const isHook = options.has('hook');
    return async (session) => {
      const report = await readGuard(session, budgets, { projects, needsLimits: isHook });
      if (isHook) {
        await session.terminal.stdout.write(`${JSON.stringify(hookAnswer(report))}\n`);
        noteHookRun(session.options.stateDir, session.terminal.clock.now());
        return 0;
      }
      if (session.json) await session.printJson(report);
      else await session.printLines(guardView(report, localeContextOf(session)));
      return exitCode(report);
    };
  },
});

function exitCode({ over, budgets }: GuardReport): ExitCode {
  if (over) return 1;
  return budgets.some(({ state }) => state === 'not-known') ? 3 : 0;
}
