import type { ExportReport, ExportTargetStatus } from '../../../shared/export/export-report.ts';
import { blank, heading, type Line, type Style, styled } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { type Column, table } from '../../text/table.ts';
import type { LocaleContext } from '../view.ts';

const right = { align: 'right' } as const;

const columnsOf: readonly Column[] = [
  { title: 'Target', shrink: 'start', least: 8 },
  { title: 'State' },
  { ...right, title: 'Taken' },
  { ...right, title: 'Refused', optional: 1 },
  { ...right, title: 'Waiting' },
  { title: 'Last taken', optional: 0 },
];

const states: Record<ExportTargetStatus['state'], readonly [text: string, style: Style]> = {
  off: ['off', 'dim'],
  idle: ['up to date', 'green'],
  waiting: ['tries again', 'yellow'],
  stopped: ['stopped', 'red'],
};

/** Renders how it stands with every target. */
export function exportView(report: ExportReport, context: LocaleContext): Line[] {
  const { targets, problems, enabled, settingsFile } = report;
  const { columns, format, now, pathName } = context;
  const rows = targets.map((target) => {
    const { id, accepted, rejected, queued, lastAcceptedAt } = target;
    const [text, style] = stateOf(target);
    return [
      id,
      styled(text, style),
      format.tokensFull(accepted),
      format.tokensFull(rejected),
      format.tokensFull(queued),
      lastAcceptedAt === null ? 'never' : format.age(lastAcceptedAt, now),
    ];
  });
  const file = pathName(settingsFile);
  return [
    heading('Export', enabled ? null : 'off by exporting.enabled'),
    ...(rows.length === 0
      ? paragraph(`No target is set up in ${file}.`, columns)
      : table(columnsOf, rows, { columns })),
    ...targets.flatMap((target) => details(target, context)),
    ...(problems.length === 0 ? [] : [blank]),
    ...problems.flatMap(({ key, line, message }) =>
      paragraph(`${file}${line === null ? '' : `:${line}`}: ${key}: ${message}.`, columns, {
        style: 'red',
        hang: 2,
      }),
    ),
  ];
}

function stateOf({ state, queued }: ExportTargetStatus): readonly [text: string, style: Style] {
  return state === 'idle' && queued > 0 ? ['sending', 'dim'] : states[state];
}

function details(target: ExportTargetStatus, context: LocaleContext): Line[] {
  const { id, destination, lagMs, lastError, sentBy } = target;
  const { columns, format, now } = context;
  const parts = [
    ...(sentBy === 'another-process' ? ['Another process sends to it'] : []),
    ...(destination === null ? [] : [`Goes to ${destination}`]),
    ...(lagMs === null ? [] : [`The oldest waits for ${format.duration(lagMs)}`]),
    ...(lastError === null
      ? []
      : [`${lastError.reason}${lastError.at === null ? '' : `, ${format.age(lastError.at, now)}`}`]),
  ];
  if (parts.length === 0) return [];
  const form = { indent: 4, hang: 2, style: 'dim' } as const;
  return [blank, ...paragraph(id, columns), ...parts.flatMap((part) => paragraph(part, columns, form))];
}
