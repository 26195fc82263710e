import type { UsageGrouping } from '../../shared/commands.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Clock } from '../platform/ports.ts';
import { exportOwnData } from '../settings/own-data.ts';
import type { UsageService } from '../usage/usage-service.ts';
import { exportReport } from '../views/report/export-report.ts';
import { safeJson } from '../views/report/safe-json.ts';
import type { Glance } from './glance-interface.ts';

export interface ExportParts {
  readonly stateDir: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly settings: () => Settings;
  /** The services that are shown: the user's own, or the demo's. */
  readonly shown: () => UsageService;
  readonly own: () => UsageService;
}

/** Creates the exports of usage and of Glance's own data. */
export function createExports({
  stateDir,
  clock,
  settings,
  shown,
  own,
}: ExportParts): Pick<Glance, 'exportUsage' | 'exportData'> {
  return {
    async exportUsage({ by, format }) {
      const usage = shown();
      return exportReport(await usage.whole(() => usage.report({ by }, clock.now())), format);
    },
    async exportData() {
      const service = own();
      const report = (by: UsageGrouping) => service.report({ by }, clock.now());
      const usage = await service.whole(() => ({ daily: report('daily'), session: report('session') }));
      const data = await exportOwnData(stateDir, clock.now(), { settings: settings(), usage });
      return { name: 'codex-glance-data.json', text: `${safeJson(data, 2)}\n` };
    },
  };
}
