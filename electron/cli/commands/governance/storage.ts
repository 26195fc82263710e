import { unknownWord } from '../../../core/collections/closest.ts';
import type { PruneQuery } from '../../../core/governance/storage/prune.ts';
import { DAY_MS } from '../../../shared/durations.ts';
import type { StorageReport } from '../../../shared/governance/storage-report.ts';
import type { Command } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import { confirm } from '../../run/confirm.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { wrongUsage } from '../../terminal/cli-error.ts';
import { pruneView, storageView } from '../../views/governance/storage-view.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import { noWords } from '../no-words.ts';

const PRUNE = 'prune';

export const storageCommand: Command = {
  name: 'storage',
  synopsis: '[prune --older DAYS]',
  summary: 'Show what sessions, logs and databases take, and remove or compress old sessions',
  words: [{ name: PRUNE, summary: 'Remove files of old sessions; what was counted of them stays' }],
  options: {
    older: { type: 'string', value: 'DAYS', summary: 'Sessions without activity for so long, such as 90d' },
    compress: { type: 'boolean', summary: 'Compress them as Codex does, rather than remove them' },
    'dry-run': { type: 'boolean', summary: 'Only show what would be removed' },
    yes: { type: 'boolean', summary: 'Do not ask; needed where nobody can answer' },
  },
  examples: [
    { line: 'storage', summary: 'What takes how much, and since when' },
    { line: 'storage prune --older 90d --dry-run', summary: 'What would go' },
    { line: 'storage prune --older 30d --compress --yes', summary: 'Compresses them' },
  ],
  details: [
    'Sessions that run or that Codex may have open stay, and so do those that a newer session was forked from. Tokens and cost of removed sessions stay in the index until its data is deleted; Codex can no longer resume them. Exits with 1 where a file could not be removed.',
  ],
  prepare([word, ...more], options) {
    noWords(word === undefined ? 'storage' : `storage ${word}`, more);
    if (word === undefined) {
      for (const name of ['older', 'compress', 'dry-run', 'yes']) {
        if (options.has(name))
          throw wrongUsage('missing-word', `--${name} is for "storage prune". Give both.`);
      }
      return async (session) => {
        const report = await session.glance.storageReport();
        if (session.json) await session.printJson(report);
        else await session.printLines(storageView(report, localeContextOf(session)));
        return 0;
      };
    }
    if (word !== PRUNE) throw wrongUsage('unknown-command', unknownWord('storage command', word, [PRUNE]));
    const age = readAge(options);
    const how = options.has('compress') ? 'compress' : 'remove';
    const isSure = options.has('yes');
    const dryRun = options.has('dry-run');
    return async (session) => {
      await session.glance.readUsage();
      const cutoff = session.terminal.clock.now() - age;
      if (dryRun || (await isConfirmed(session, { cutoff, how, dryRun: true }, isSure))) {
        const report = await session.glance.pruneStorage({ cutoff, how, dryRun });
        await print(session, report);
        return report.kept?.some(isFailure) ? 1 : 0;
      }
      return 1;
    };
  },
};

function isFailure({ reason }: NonNullable<StorageReport['kept']>[number]): boolean {
  return reason.id === 'storage.failed';
}

async function print(session: CommandContext, report: StorageReport): Promise<void> {
  if (session.json) await session.printJson(report);
  else await session.printLines(pruneView(report, localeContextOf(session)));
}

async function isConfirmed(session: CommandContext, query: PruneQuery, isSure: boolean): Promise<boolean> {
  if (isSure) return true;
  return confirm(session, {
    plan: async () => pruneView(await session.glance.pruneStorage(query), localeContextOf(session)),
    question: query.how === 'remove' ? 'Remove them?' : 'Compress them?',
    refusal: 'Nothing was removed. Add --yes to confirm, or --dry-run to look first.',
  });
}

/** @throws CliError with exit code 2. */
function readAge(options: GivenOptions): number {
  const given = options.text('older');
  if (given === undefined) throw wrongUsage('missing-option', 'Name an age with --older, such as 90d.');
  const days = /^([1-9]\d{0,4})d?$/.exec(given)?.[1];
  if (days === undefined) throw wrongUsage('invalid-span', `--older needs days such as 90d, not "${given}".`);
  return Number(days) * DAY_MS;
}
