import { meaning, unknownWord } from '../../../core/collections/closest.ts';
import type { TargetSettings, TargetWord } from '../../../core/export/targets/target-kinds.ts';
import { keepHeapSmall } from '../../../core/platform/v8-flags.ts';
import { isFailing } from '../../../shared/export/export-report.ts';
import type { Command, ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import { load } from '../../run/load.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { CliError, wrongUsage } from '../../terminal/cli-error.ts';
import { exportView } from '../../views/export/export-view.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import { noWords } from '../no-words.ts';

/** The kinds of targets, in the order of help. The compiler asks for a new one. */
const targetWords = Object.keys({
  jsonl: true,
  webhook: true,
  splunk: true,
  sentinel: true,
  otlp: true,
  syslog: true,
} satisfies Record<TargetWord, true>);

const STATUS = 'status';
const SCHEMA = 'schema';
const OFF = 'off';
const ON = 'on';
const allWords = [STATUS, SCHEMA, OFF, ON];

export const exportCommand: Command = {
  name: 'export',
  synopsis: '[status|schema|off|on] [--to KIND --set KEY=VALUE…]',
  summary: 'Send what was used and what changed to systems that you name, each fact once',
  words: [
    { name: STATUS, summary: 'What each target took, what waits, and why' },
    { name: SCHEMA, summary: 'The JSON Schema of records, with names in other conventions' },
    { name: OFF, summary: 'Stop every export: exporting.enabled = false in the settings' },
    { name: ON, summary: 'Undo that; what waited is sent' },
  ],
  options: {
    to: {
      type: 'string',
      value: 'KIND',
      values: targetWords,
      summary: 'Send to a target that --set describes, rather than to those of the settings',
    },
    set: {
      type: 'string',
      multiple: true,
      value: 'KEY=VALUE',
      summary: 'With --to: a key of its table in the settings, such as url=https://… or token.env=NAME',
    },
    'dry-run': { type: 'boolean', summary: 'Print what would be sent, and send nothing' },
  },
  examples: [
    {
      line: 'export --to jsonl --set file=/var/log/codex.jsonl',
      summary: 'Appends what is new since the last time, a record a line',
    },
    { line: 'export --dry-run', summary: 'What the targets of the settings would get' },
    { line: 'export status --json', summary: 'Whether they take it' },
  ],
  details: [
    'Turns, sessions, limits, and changes of configuration, posture, checks and OTel health; never prompts, responses or credentials. Projects are named by a salted hash unless the settings choose names.',
    'Each target has a cursor in the state folder: a second export sends only what is new, and nothing is lost when one fails. A record that is sent twice has the same id.',
    'Secrets are given by the name of an environment variable or by a file that only you can read (token.env=NAME, token.file=/PATH), never as an option.',
    'off stops every export at once, also of the tray app and of serve, and leaves the targets as they are; on takes that back. What sessions did meanwhile is read later.',
    'Exits with 1 where a target did not take everything.',
  ],
  prepare([word, ...more], options) {
    const isDry = options.has('dry-run');
    if (word !== undefined && allWords.includes(word)) {
      noWords(`export ${word}`, more);
      refuseOptions(word, options);
      if (word === SCHEMA) return printSchema;
      return word === STATUS ? showStatus : (session) => switchAll(session, word === ON);
    }
    if (word !== undefined) {
      throw wrongUsage('unknown-command', unknownWord('export command', word, allWords));
    }
    const to = options.text('to');
    const given = options.texts('set');
    if (to === undefined && given.length > 0) {
      throw wrongUsage('missing-option', '--set goes with --to. Name the kind of target.');
    }
    if (to !== undefined && !targetWords.includes(to)) {
      throw wrongUsage('unknown-target', `No target is called "${to}".${meaning(to, targetWords)}`);
    }
    return async (session) => {
      const only = to === undefined ? null : [await readGiven(to, given)];
      return isDry ? preview(session, only) : send(session, only);
    };
  },
};

/** Loaded here, because no other command knows of targets. */
async function readGiven(to: string, given: readonly string[]): Promise<TargetSettings> {
  const { readTarget } = await import('./given-target.ts');
  return readTarget(to, given);
}

function refuseOptions(word: string, options: GivenOptions): void {
  const given = ['to', 'set', 'dry-run'].find((name) => options.has(name));
  if (given !== undefined) {
    throw wrongUsage('unexpected-option', `--${given} is for a bare export, not for "export ${word}".`);
  }
}

async function showStatus(session: CommandContext): Promise<ExitCode> {
  const report = await session.glance.exportReport();
  if (session.json) await session.printJson(report);
  else await session.printLines(exportView(report, localeContextOf(session)));
  return isFailing(report) ? 1 : 0;
}

/** A process that sends takes it in at once. Exits with 1 where the settings keep it from being in force. */
async function switchAll(session: CommandContext, on: boolean): Promise<ExitCode> {
  await session.glance.changeSettings({ exporting: on });
  const report = await session.glance.exportReport();
  if (session.json) await session.printJson(report);
  else await session.printLines(exportView(report, localeContextOf(session)));
  return report.enabled === on ? 0 : 1;
}

async function printSchema(session: CommandContext): Promise<ExitCode> {
  const { recordJsonSchema } = await import('../../../core/export/records/record-schema.ts');
  await session.terminal.stdout.write(`${JSON.stringify(recordJsonSchema(), null, 2)}\n`);
  return 0;
}

async function send(session: CommandContext, only: readonly TargetSettings[] | null): Promise<ExitCode> {
  if (only === null) await checkSettings(session);
  keepHeapSmall();
  await load(session);
  const stop = session.terminal.listenForStop();
  const run = await session.glance.openExport({ only, isPreview: false });
  try {
    await run.exporter.collect();
    await run.exporter.drain(stop.signal).catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
    const report = run.report();
    if (session.json) await session.printJson(report);
    else await session.printLines(exportView(report, localeContextOf(session)));
    return isFailing(report) || report.targets.some(({ queued }) => queued > 0) ? 1 : 0;
  } finally {
    stop.release();
    await run.close();
  }
}

async function preview(session: CommandContext, only: readonly TargetSettings[] | null): Promise<ExitCode> {
  if (only === null) await checkSettings(session);
  await load(session);
  const run = await session.glance.openExport({ only, isPreview: true });
  try {
    for await (const text of run.preview()) await session.terminal.stdout.write(text);
    return 0;
  } finally {
    await run.close();
  }
}

/** @throws CliError where the settings name no target that could be sent to. */
async function checkSettings(session: CommandContext): Promise<void> {
  const { targets, problems, enabled, settingsFile } = await session.glance.exportReport();
  const [problem] = problems;
  if (problem) {
    const where = `${settingsFile}${problem.line === null ? '' : `:${problem.line}`}`;
    throw new CliError(3, 'invalid-settings', `${where}: ${problem.key}: ${problem.message}.`, settingsFile);
  }
  if (!enabled) {
    throw new CliError(
      3,
      'export-off',
      `exporting.enabled is false in ${settingsFile}. Run: codex-glance export on`,
      settingsFile,
    );
  }
  if (targets.every(({ state }) => state === 'off')) {
    throw wrongUsage('no-target', `No target is set up. Add [[export]] to ${settingsFile}, or give --to.`);
  }
}
