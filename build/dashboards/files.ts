import { codexLoki } from './codex-loki.ts';
import { codexPrometheus } from './codex-prometheus.ts';
import { codexSignoz } from './codex-signoz.ts';
import { fleetClickhouse } from './fleet-clickhouse.ts';
import { fleetLoki } from './fleet-loki.ts';
import { fleetPrometheus } from './fleet-prometheus.ts';
import { fleetSignoz } from './fleet-signoz.ts';
import { fleetSignozMetrics } from './fleet-signoz-metrics.ts';
import { grafanaJson } from './grafana.ts';
import { signozJson } from './signoz.ts';

/** Grafana's boards, by the name of their file. */
export const grafanaBoards = {
  'grafana/codex-metrics.json': codexPrometheus,
  'grafana/codex-events.json': codexLoki,
  'grafana/codex-fleet.json': fleetClickhouse,
  'grafana/codex-fleet-metrics.json': fleetPrometheus,
  'grafana/codex-fleet-events.json': fleetLoki,
} as const;

/** SigNoz's boards, by the name of their file. */
export const signozBoards = {
  'signoz/codex.json': codexSignoz,
  'signoz/codex-fleet.json': fleetSignoz,
  'signoz/codex-fleet-metrics.json': fleetSignozMetrics,
} as const;

/** Renders every dashboard, by its path below `assets/dashboards/`. */
export function dashboardFiles(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [name, board] of Object.entries(grafanaBoards)) files[name] = text(grafanaJson(board));
  for (const [name, board] of Object.entries(signozBoards)) files[name] = text(signozJson(board));
  return files;
}

function text(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
