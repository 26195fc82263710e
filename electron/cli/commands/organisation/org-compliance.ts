import { resolve } from 'node:path';
import { unknownWord } from '../../../core/collections/closest.ts';
import { ArchiveError } from '../../../core/organisation/compliance/archive-database.ts';
import { loggedSessions, makeCoverage } from '../../../core/organisation/compliance/coverage.ts';
import { createDecrypt } from '../../../core/organisation/compliance/encryption.ts';
import { NotEvents } from '../../../core/organisation/compliance/event-stream.ts';
import { LockedArchive } from '../../../core/organisation/compliance/read-archive.ts';
import { createRules, readTerms, type Term, usualLimits } from '../../../core/organisation/rules/rules.ts';
import { runRules } from '../../../core/organisation/rules/run-rules.ts';
import type { OrganisationSettings } from '../../../core/organisation/settings/organisation-settings.ts';
import { isFolder } from '../../../core/platform/is-folder.ts';
import { readRegularText } from '../../../core/platform/reading/regular-file.ts';
import { whyUnreadable } from '../../../core/platform/reading/why-unreadable.ts';
import { textOf } from '../../../shared/messages/message.ts';
import type { ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import { readUsage } from '../../run/load.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { CliError, wrongUsage } from '../../terminal/cli-error.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import { orgCoverageView, orgRulesView } from '../../views/organisation/rules-view.ts';
import { noWords } from '../no-words.ts';
import { onlyOptions, readNumber } from './org-options.ts';
import { preparePull } from './org-pull.ts';
import { outOf, settingsFor } from './org-session.ts';

type Run = (session: CommandContext) => Promise<ExitCode>;

const WORDS = ['pull', 'check', 'coverage'] as const;

/** Prepares `org compliance pull`, `check` or `coverage`. @throws CliError with exit code 2. */
export function prepareCompliance([word, ...more]: readonly string[], options: GivenOptions): Run {
  const found = WORDS.find((each) => each === word);
  if (word === undefined || found === undefined) {
    const usage = 'Say what to do: org compliance pull --out DIR.';
    throw wrongUsage(
      'unknown-command',
      word === undefined ? usage : unknownWord('org compliance command', word, WORDS),
    );
  }
  noWords(`org compliance ${found}`, more);
  if (found === 'pull') return preparePull(options);
  return found === 'check' ? prepareCheck(options) : prepareCoverage(options);
}

function prepareCheck(options: GivenOptions): Run {
  onlyOptions('compliance check', options, ['out', 'terms', 'max-files', 'max-failures', 'max-prompts']);
  const given = options.text('out');
  const [files, failures, prompts] = (['max-files', 'max-failures', 'max-prompts'] as const).map((name) =>
    readNumber(options, name),
  );
  const limits = {
    files: files ?? usualLimits.files,
    failures: failures == null ? usualLimits.failures : failures + 1,
    prompts: prompts == null ? usualLimits.prompts : prompts + 1,
  };
  return async (session) => {
    const { out, settings } = folderOf(session, given);
    const rules = createRules(limits, loadTerms(session, options.text('terms')));
    const report = await readable(out, async () => runRules(out, await keyOf(session, settings), rules));
    if (session.json) await session.printJson(report);
    else await session.printLines(orgRulesView(report, localeContextOf(session)));
    return report.rules.some(({ count }) => count > 0) ? 1 : 0;
  };
}

function prepareCoverage(options: GivenOptions): Run {
  onlyOptions('compliance coverage', options, ['out']);
  const given = options.text('out');
  return async (session) => {
    const { out, settings } = folderOf(session, given);
    const logged = await readable(out, async () => loggedSessions(out, await keyOf(session, settings)));
    await readUsage(session);
    const { rows } = await session.glance.sessionList();
    const report = makeCoverage(out, logged, rows);
    if (session.json) await session.printJson(report);
    else await session.printLines(orgCoverageView(report, localeContextOf(session)));
    return 0;
  };
}

/** @throws CliError with exit code 2 where none is named, 3 where nothing was pulled there. */
function folderOf({ terminal, options }: CommandContext, given: string | undefined) {
  const settings = settingsFor(options.stateDir, {}, terminal.env);
  const out = outOf(given, settings, terminal.cwd);
  if (isFolder(out)) return { out, settings };
  throw new CliError(
    3,
    'no-such-folder',
    `There is no folder ${out}. Run org compliance pull --out first.`,
    out,
  );
}

/** Returns the decryption where the settings or the environment name a key; null else. */
async function keyOf({ terminal }: CommandContext, { identityFile }: OrganisationSettings) {
  return identityFile === null ? null : createDecrypt(identityFile, terminal.platform);
}

/** @throws CliError with exit code 3 where a file there is no longer what was pulled, or cannot be decrypted. */
async function readable<T>(out: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LockedArchive) throw new CliError(3, 'identity-missing', error.message, out);
    if (error instanceof ArchiveError) throw new CliError(3, 'archive-unusable', error.message, out);
    if (error instanceof NotEvents) {
      throw new CliError(
        3,
        'archive-unusable',
        `A file in ${out} was changed since it was pulled. ${error.message}`,
        out,
      );
    }
    throw error;
  }
}

/** @throws CliError with exit code 3 where the dictionary cannot be used. */
function loadTerms({ terminal }: CommandContext, given: string | undefined): Term[] {
  if (given === undefined) return [];
  const file = resolve(terminal.cwd, given);
  try {
    return readTerms(readRegularText(file, 'named'));
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : textOf(whyUnreadable(error, 'named'));
    throw new CliError(3, 'terms-unusable', `${file}: ${why}`, file);
  }
}
