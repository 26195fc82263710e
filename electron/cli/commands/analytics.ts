import type { AnalyticsReport } from '../../shared/telemetry-reports.ts';
import type { Command } from '../command.ts';
import { load } from '../load.ts';
import { readerOf } from '../reader.ts';
import { analyticsReportView } from '../views/analytics-view.ts';
import { onlyStatus } from './no-words.ts';

export const analyticsCommand: Command = {
  name: 'analytics',
  synopsis: '[status]',
  summary: "Show whether Codex's analytics are on, who decided it, and what goes where",
  options: {},
  prepare(words) {
    onlyStatus('analytics', words);
    return async (session) => {
      const { analytics } = await load(session);
      const report: AnalyticsReport = { schema: 'codex-glance.analytics/1', ...analytics };
      if (session.json) await session.printJson(report);
      else await session.printLines(analyticsReportView(analytics, readerOf(session)));
      return 0;
    };
  },
};
