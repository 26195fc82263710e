import { resolve } from 'node:path';
import { topLevelKeys } from '../../core/config/schema/codex-schema.ts';
import { clean } from '../../core/views/report/clean.ts';
import { VERIFIED_CODEX } from '../../shared/codex/codex.ts';
import type { ConfigReport } from '../../shared/commands.ts';
import type { Command } from '../run/command.ts';
import type { CommandContext } from '../run/command-context.ts';
import { load } from '../run/load.ts';
import { wrongUsage } from '../terminal/cli-error.ts';
import { codexFooter, isOffered } from '../views/codex-view.ts';
import { configReportView } from '../views/config-report-view.ts';
import { localeContextOf } from '../views/locale-context.ts';
import { verificationView } from '../views/verification-view.ts';

export const configCommand: Command = {
  name: 'config',
  synopsis: '[KEY…]',
  summary: "Show Codex's configuration in force and which layer decided it",
  completes: () => topLevelKeys(VERIFIED_CODEX.version),
  examples: [
    { line: 'config', summary: 'Every value in force, then the layers' },
    { line: 'config analytics.enabled otel', summary: 'Only these' },
    { line: 'config --verify', summary: 'Ask Codex itself whether it agrees' },
  ],
  options: {
    verify: { type: 'boolean', summary: 'Ask the Codex program itself and show where it disagrees' },
    reveal: { type: 'boolean', summary: 'Print the whole value of one KEY, even if it may be a secret' },
    'codex-bin': {
      type: 'string',
      value: 'FILE',
      summary: 'The Codex program that --verify asks. Default: codex on PATH, else the npm package',
    },
  },
  details: [
    'KEY is dotted, such as analytics.enabled or otel; all values at or below it are shown.',
    'Values that may be secrets are shown as kind and length; --reveal prints that of one KEY alone, as text.',
    'A key that Codex does not have ends with 2.',
    '--verify runs Codex once, for a moment, on a copy of the config files without credentials and off the network; no command that they name is run. Exit 1 where it disagrees, 3 where it cannot be asked.',
  ],
  prepare(words, options) {
    const verify = options.has('verify');
    const codexBin = options.text('codex-bin');
    if (codexBin !== undefined && !verify) {
      throw wrongUsage('missing-option', '--codex-bin is for --verify. Give both.');
    }
    const reveal = options.has('reveal');
    const [key] = words;
    if (reveal && (key === undefined || words.length > 1 || verify || options.has('json'))) {
      throw wrongUsage(
        'unexpected-option',
        '--reveal prints one value as text. Give one KEY, and neither --json nor --verify.',
      );
    }
    return async (session) => {
      const { codex, findings } = await load(session);
      const found = session.glance.configReport(words);
      // Of a newer Codex it is not known which keys it has.
      if (codex.state !== 'newer') refuseUnknown(found);
      if (reveal && key !== undefined) return await printValue(session, key);
      const report: ConfigReport = {
        ...found,
        codex,
        ...(verify ? { verify: await ask(session, codexBin) } : {}),
      };
      const context = localeContextOf(session);
      if (session.json) await session.printJson(report);
      else if (report.verify) await session.printLines(verificationView(report.verify, context));
      else {
        const footer = codexFooter(codex, isOffered(findings), context);
        await session.printLines([...configReportView(report, words, context), ...footer]);
        if (isOffered(findings)) await session.glance.codexOffered();
      }
      return report.verify?.agreed === false ? 1 : 0;
    };
  },
};

/** @throws CliError where a key was asked for that Codex does not have. */
function refuseUnknown({ unknownKeys = [] }: ConfigReport): void {
  if (unknownKeys.length === 0) return;
  throw wrongUsage(
    'unknown-key',
    unknownKeys
      .map(({ key, nearest }) => {
        const meant =
          nearest === null ? ' "codex-glance config" lists those in force.' : ` Did you mean "${nearest}"?`;
        return `No such key in Codex ${VERIFIED_CODEX.version}: "${clean(key)}".${meant}`;
      })
      .join(' '),
  );
}

/** Prints a value as it is: a text without quotes, anything else as JSON. Exits with 1 where there is none. */
async function printValue({ glance, terminal }: CommandContext, key: string): Promise<0 | 1> {
  const value = await glance.configValue(key);
  if (value === null) {
    await terminal.stderr.write(`No layer sets ${clean(key)}.\n`);
    return 1;
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // A value could otherwise move the cursor or change the colours of the terminal.
  await terminal.stdout.write(`${terminal.stdout.isTTY ? clean(text) : text}\n`);
  return 0;
}

function ask({ glance, terminal }: CommandContext, codexBin: string | undefined) {
  return glance.verifyConfig(codexBin === undefined ? null : resolve(terminal.cwd, codexBin));
}
