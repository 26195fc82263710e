import type { Command } from '../command.ts';
import { load } from '../load.ts';
import { readerOf } from '../reader.ts';
import { configReportView } from '../views/config-report-view.ts';

export const configCommand: Command = {
  name: 'config',
  synopsis: '[KEY…]',
  summary: "Show Codex's configuration in force and which layer decided it",
  options: {},
  details: ['KEY is dotted, such as analytics.enabled or otel; all values at or below it are shown.'],
  prepare(words) {
    return async (session) => {
      await load(session);
      const report = session.glance.configReport(words);
      if (session.json) await session.printJson(report);
      else await session.printLines(configReportView(report, words, readerOf(session)));
      return 0;
    };
  },
};
