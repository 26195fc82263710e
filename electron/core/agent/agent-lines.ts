import type { ExportReport, ExportTargetStatus } from '../../shared/export/export-report.ts';
import type { Finding } from '../../shared/finding.ts';

/** What the agent knows of its export. */
export interface AgentView {
  readonly report: ExportReport;
  readonly findings: readonly Finding[];
}

/** Decides what is worth a line: each change of a state, and none for records that come and go. */
export function agentLines(before: AgentView | null, after: AgentView): string[] {
  const { report, findings } = after;
  const said = (view: AgentView | null) => (view === null ? [] : allLines(view));
  const known = new Set(said(before));
  const lines = allLines(after).filter((line) => !known.has(line));
  const ended = (before?.findings ?? []).filter((old) => !findings.some(({ id }) => id === old.id));
  const gone = (before?.report.targets ?? []).filter(
    (old) => !report.targets.some(({ id }) => id === old.id),
  );
  return [
    ...lines,
    ...gone.map(({ id }) => `${id}: is no longer set up`),
    ...ended.map(({ title }) => `No longer so: ${title.text}`),
  ];
}

function allLines({ report, findings }: AgentView): string[] {
  const { targets, problems, enabled, settingsFile } = report;
  return [
    ...(targets.length === 0 && problems.length === 0
      ? [`No target is set up in ${settingsFile}. Add [[export]]; it is taken in at once.`]
      : []),
    ...(enabled ? [] : [`exporting.enabled is false in ${settingsFile}: nothing is exported.`]),
    ...targets.map((target) => `${target.id}: ${stateText(target)}`),
    ...problems.map(
      ({ key, line, message }) => `${settingsFile}${line === null ? '' : `:${line}`}: ${key}: ${message}.`,
    ),
    ...findings.map(({ title, remedy }) => (remedy ? `${title.text} ${remedy.text}` : title.text)),
  ];
}

function stateText({ state, sentBy, destination, lastError }: ExportTargetStatus): string {
  const reason = lastError?.reason ?? 'the reason is not known';
  if (state === 'off') return 'is switched off';
  if (sentBy === 'another-process') return 'is sent by another process';
  if (state === 'waiting') return `is tried again: ${reason}`;
  if (state === 'stopped') return `has stopped, and someone has to act: ${reason}`;
  return `is followed${destination === null ? '' : `, to ${destination}`}`;
}
