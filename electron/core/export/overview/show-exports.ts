import type { ExportReport, ExportTargetStatus } from '../../../shared/export/export-report.ts';
import type { Exports, ShownTarget } from '../../../shared/export/exports.ts';
import { isLoopbackHost } from '../../exporters/loopback.ts';
import type { ExportProblem } from '../settings/export-settings.ts';
import { decideTarget } from './decide-target.ts';

/** Makes what is shown of a report. `problems`: of the same settings, in words of every language. */
export function showExports(report: ExportReport, problems: readonly ExportProblem[], now: number): Exports {
  const { enabled, settingsFile, queue } = report;
  const targets = report.targets.map((status) => showTarget(status, !enabled, now));
  return {
    enabled,
    state: stateOf(targets, enabled, problems.length > 0),
    settingsFile,
    targets,
    queue,
    problems: problems.map(({ target, key, line, message }) => ({ target, key, line, message })),
  };
}

function showTarget(status: ExportTargetStatus, isAllOff: boolean, now: number): ShownTarget {
  const { id, to, destination, sentBy, accepted, rejected, queued, waitingSince, lastAcceptedAt, lastError } =
    status;
  return {
    id,
    to: to ?? '',
    destination,
    leaves: leavesMachine(destination),
    ...decideTarget(status, isAllOff, now),
    sentBy,
    accepted,
    rejected,
    queued,
    waitingSince,
    lastAcceptedAt,
    lastError,
  };
}

/** Decides whether records leave this machine. An address that is not understood may lead anywhere. */
export function leavesMachine(destination: string | null): boolean {
  if (destination === null) return false;
  const url = URL.parse(destination);
  return url === null || !isLoopbackHost(url.hostname);
}

function stateOf(targets: readonly ShownTarget[], enabled: boolean, hasProblems: boolean): Exports['state'] {
  if (hasProblems) return 'error';
  if (targets.length === 0) return 'none';
  if (!enabled || targets.every(({ state }) => state === 'off')) return 'off';
  const levels = targets.map(({ level }) => level);
  return (['error', 'warning', 'info'] as const).find((level) => levels.includes(level)) ?? 'fine';
}
