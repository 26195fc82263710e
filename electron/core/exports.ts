import type { UsageGrouping } from '../shared/commands.ts';
import type { Settings } from '../shared/settings.ts';
import type { Glance } from './glance-interface.ts';
import type { Clock } from './ports.ts';
import { exportOwnData } from './settings/own-data.ts';
import type { UsageRoom } from './usage/usage-room.ts';
import { exportReport } from './usage-export/export-report.ts';
import { safeJson } from './usage-export/safe-json.ts';

export interface ExportParts {
  readonly stateDir: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly settings: () => Settings;
  /** What is shown: the user's own sessions, or samples. */
  readonly shown: () => UsageRoom;
  readonly own: () => UsageRoom;
}

/** What a person can take with them. */
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
      const room = own();
      const report = (by: UsageGrouping) => room.report({ by }, clock.now());
      const usage = await room.whole(() => ({ daily: report('daily'), session: report('session') }));
      const data = await exportOwnData(stateDir, clock.now(), { settings: settings(), usage });
      return { name: 'codex-glance-data.json', text: `${safeJson(data, 2)}\n` };
    },
  };
}
