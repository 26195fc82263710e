import type { ExportTargetStatus } from '../../../shared/export/export-report.ts';
import type { ShownTarget } from '../../../shared/export/exports.ts';
import { exportStateMessage } from '../../../shared/messages/en/glance/export-state.ts';
import { verbatim } from '../../../shared/messages/en/words.ts';
import { thresholds } from './thresholds.ts';

type Decision = Pick<ShownTarget, 'state' | 'level' | 'reason'>;

/** Decides how it stands with a target, how grave that is, and why. `now`: milliseconds since the epoch. */
export function decideTarget(status: ExportTargetStatus, isAllOff: boolean, now: number): Decision {
  const { state, queued, waitingSince, lastError, sentBy } = status;
  const waits = waitingSince === null ? 0 : now - Date.parse(waitingSince);
  const why = lastError === null ? exportStateMessage('export-state.no-reason') : verbatim(lastError.reason);
  switch (state) {
    case 'off':
      return {
        state: 'off',
        level: null,
        reason: exportStateMessage(isAllOff ? 'export-state.off.all' : 'export-state.off'),
      };
    case 'stopped':
      return {
        state: 'stopped',
        level: 'error',
        reason: exportStateMessage('export-state.stopped', { why }),
      };
    case 'waiting':
      return waits < thresholds.failingMs
        ? { state: 'retrying', level: 'info', reason: exportStateMessage('export-state.retrying', { why }) }
        : {
            state: 'failing',
            level: waits < thresholds.graveMs ? 'warning' : 'error',
            reason: exportStateMessage('export-state.failing', { why }),
          };
    case 'idle':
      break;
  }
  if (lastError !== null) {
    const reason = exportStateMessage('export-state.refusing', { count: status.rejected, why });
    return { state: 'refusing', level: 'warning', reason };
  }
  if (queued === 0) return { state: 'fine', level: null, reason: exportStateMessage('export-state.fine') };
  const isLong = waits >= thresholds.behindMs;
  if (sentBy === null && isLong) {
    return {
      state: 'unattended',
      level: 'warning',
      reason: exportStateMessage('export-state.unattended', { count: queued }),
    };
  }
  return isLong
    ? {
        state: 'behind',
        level: 'warning',
        reason: exportStateMessage('export-state.behind', { count: queued }),
      }
    : {
        state: 'waiting',
        level: null,
        reason: exportStateMessage('export-state.waiting', { count: queued }),
      };
}
