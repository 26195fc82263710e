import type { ExportState, Exports, ShownProblem, ShownTarget } from '../../../shared/export/exports.ts';
import { type Finding, finding } from '../../../shared/finding.ts';
import { exportStateMessage } from '../../../shared/messages/en/glance/export-state.ts';
import type { ExposedSecret } from './exposed-secrets.ts';
import { thresholds } from './thresholds.ts';

/** Makes the findings of what is exported: targets in trouble, a queue that fills up, mistakes in the settings. */
export function exportFindings(exports: Exports, exposed: readonly ExposedSecret[]): Finding[] {
  const { targets, problems, settingsFile } = exports;
  return [
    ...problems.map((problem) => problemFinding(problem, settingsFile)),
    ...exposed.map(exposedFinding),
    ...targets.flatMap((target) => targetFinding(target, settingsFile)),
    ...queueFinding(exports),
  ];
}

const titled = ['failing', 'stopped', 'refusing', 'behind', 'unattended'] as const;

function isTitled(state: ExportState): state is (typeof titled)[number] {
  return titled.some((each) => each === state);
}

function targetFinding({ id, state, level, reason }: ShownTarget, file: string): Finding[] {
  if (level === null || !isTitled(state)) return [];
  const words = {
    level,
    title: exportStateMessage(`export-state.${state}.title`, { target: id }),
    detail: reason,
    remedy: exportStateMessage(`export-state.${state}.remedy`),
  };
  return [finding({ area: 'telemetry', kind: `export.${state}`, subject: id }, words, { file })];
}

function queueFinding({ queue, enabled, targets }: Exports): Finding[] {
  const isFed = enabled && targets.some(({ state }) => state !== 'off');
  if (queue === null || !isFed || queue.records < queue.most * thresholds.nearlyFull) return [];
  const isFull = queue.records >= queue.most;
  const words = {
    level: isFull ? 'error' : 'warning',
    title: exportStateMessage(isFull ? 'export-state.queue.full' : 'export-state.queue.nearly-full'),
    detail: exportStateMessage('export-state.queue.why', queue),
    remedy: exportStateMessage('export-state.queue.remedy'),
  } as const;
  const kind = isFull ? 'export.queue-full' : 'export.queue-nearly-full';
  return [finding({ area: 'telemetry', kind, subject: null }, words)];
}

function problemFinding({ target, key, line, message }: ShownProblem, file: string): Finding {
  const isAll = !key.startsWith('export.') && key !== 'export';
  const words = {
    level: 'error',
    title: titleOf(target, isAll),
    detail: exportStateMessage('export-state.settings.why', { key, what: message }),
    remedy: exportStateMessage(isAll ? 'export-state.settings.all.remedy' : 'export-state.settings.remedy'),
  } as const;
  const subject = `${target ?? ''}/${key}${line === null ? '' : `:${line}`}`;
  const place = line === null ? { file } : { file, line };
  return finding({ area: 'settings', kind: 'export.settings', subject }, words, place);
}

function titleOf(target: string | null, isAll: boolean) {
  if (isAll) return exportStateMessage('export-state.settings.all');
  return target === null
    ? exportStateMessage('export-state.settings.unnamed')
    : exportStateMessage('export-state.settings', { target });
}

function exposedFinding({ target, file }: ExposedSecret): Finding {
  const words = {
    level: 'error',
    title:
      target === null
        ? exportStateMessage('export-state.exposed.salt')
        : exportStateMessage('export-state.exposed', { target }),
    detail: exportStateMessage('export-state.exposed.why'),
    remedy: exportStateMessage('export-state.exposed.remedy', { file }),
  } as const;
  const subject = `${target ?? ''}/${file}`;
  return finding({ area: 'telemetry', kind: 'export.secret-exposed', subject }, words, { file });
}
