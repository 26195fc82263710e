import { resolve } from 'node:path';
import type { ConfigReport } from '../../shared/commands.ts';
import { wrongUsage } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { load } from '../load.ts';
import { readerOf } from '../reader.ts';
import type { Session } from '../session.ts';
import { configReportView } from '../views/config-report-view.ts';
import { verificationView } from '../views/verification-view.ts';

export const configCommand: Command = {
  name: 'config',
  synopsis: '[KEY…]',
  summary: "Show Codex's configuration in force and which layer decided it",
  options: {
    verify: { type: 'boolean', summary: 'Ask the Codex program itself and tell where it disagrees' },
    'codex-bin': {
      type: 'string',
      value: 'FILE',
      summary: 'The Codex program that --verify asks. Default: codex on PATH, else the npm package',
    },
  },
  details: [
    'KEY is dotted, such as analytics.enabled or otel; all values at or below it are shown.',
    '--verify runs Codex once, for a moment, on a copy of the config files without credentials and off',
    'the network. Exit 1 where it disagrees, 3 where it cannot be asked.',
  ],
  prepare(words, options) {
    const verify = options.has('verify');
    const codexBin = options.text('codex-bin');
    if (codexBin !== undefined && !verify) {
      throw wrongUsage('missing-option', '--codex-bin is for --verify. Give both.');
    }
    return async (session) => {
      await load(session);
      const report: ConfigReport = {
        ...session.glance.configReport(words),
        ...(verify ? { verify: await ask(session, codexBin) } : {}),
      };
      if (session.json) await session.printJson(report);
      else if (report.verify) await session.printLines(verificationView(report.verify, readerOf(session)));
      else await session.printLines(configReportView(report, words, readerOf(session)));
      return report.verify?.agreed === false ? 1 : 0;
    };
  },
};

function ask({ glance, terminal }: Session, codexBin: string | undefined) {
  return glance.verifyConfig(codexBin === undefined ? null : resolve(terminal.cwd, codexBin));
}
