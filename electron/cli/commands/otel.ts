import type { OtelReport } from '../../shared/telemetry-reports.ts';
import type { Command } from '../command.ts';
import { load } from '../load.ts';
import { readerOf } from '../reader.ts';
import { findingsView } from '../views/findings-view.ts';
import { otelReportView } from '../views/otel-view.ts';
import { onlyStatus } from './no-words.ts';

export const otelCommand: Command = {
  name: 'otel',
  synopsis: '[status]',
  summary: 'Show where logs, traces and metrics go, and whether prompts are logged',
  options: {},
  prepare(words) {
    onlyStatus('otel', words);
    return async (session) => {
      const { otel } = await load(session);
      const report: OtelReport = { schema: 'codex-glance.otel/1', ...otel };
      if (session.json) {
        await session.printJson(report);
        return 0;
      }
      const reader = readerOf(session);
      const findings = findingsView(otel.findings, reader);
      await session.printLines([
        ...otelReportView(otel, reader),
        ...(findings.length === 0 ? [] : [[], ...findings]),
      ]);
      return 0;
    };
  },
};
