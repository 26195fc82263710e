import { MINUTE_MS } from '../../../shared/durations.ts';
import type { Format } from '../../../shared/format/format.ts';
import { plainTextOf } from '../../../shared/messages/plain-text.ts';
import type { ToolReport, ToolRow } from '../../../shared/tools.ts';
import { blank, heading, type Line, styled } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { type Column, table } from '../../text/table.ts';
import type { LocaleContext } from '../view.ts';

const right = { align: 'right' } as const;

/** Names of tools are cut in the middle: an MCP tool's begins with its server and ends with its own. */
const LEAST_NAME = 16;

const toolColumns: readonly Column[] = [
  { title: 'Day' },
  { title: 'Tool', shrink: 'both', least: LEAST_NAME },
  { ...right, title: 'Calls' },
  { ...right, title: 'Failed' },
  { ...right, title: 'Median', optional: 0 },
  { ...right, title: '95%', optional: 1 },
];

const errorColumns: readonly Column[] = [
  { title: 'Day' },
  { title: 'Kind', shrink: 'both', least: LEAST_NAME },
  { ...right, title: 'Count' },
];

/** Calls of tools by day, then errors and compactions. */
export function toolsView(report: ToolReport, context: LocaleContext): Line[] {
  return [
    heading('Tool calls by day', report.timezone),
    ...callLines(report, context),
    blank,
    heading('Errors and compactions by day'),
    ...errorLines(report, context),
    ...report.lowerBound.flatMap((reason) =>
      paragraph(`At least: ${plainTextOf(reason)}`, context.columns, { hang: 2, style: 'yellow' }),
    ),
  ];
}

function callLines({ rows }: ToolReport, { format, columns }: LocaleContext): Line[] {
  if (rows.length === 0) return paragraph('No tool was called in this span.', columns);
  const cells = rows.map((row) => [
    row.day,
    row.tool,
    styled(format.tokensFull(row.calls), 'bold'),
    failuresText(row, format),
    durationText(row.p50Ms, format),
    durationText(row.p95Ms, format),
  ]);
  const isPartial = rows.some(({ calls, outcomesKnown }) => outcomesKnown < calls);
  return [
    ...table(toolColumns, cells, { columns }),
    ...(isPartial
      ? paragraph(
          '? means not recorded, ≥ at least: Codex records how only some calls ended, and hardly any before 0.148.',
          columns,
          { style: 'dim' },
        )
      : []),
  ];
}

function errorLines({ errors }: ToolReport, { format, columns }: LocaleContext): Line[] {
  const cells = errors.map(({ day, kind, count }) => [day, kind, styled(format.tokensFull(count), 'bold')]);
  return [
    ...(cells.length === 0
      ? paragraph('None was recorded in this span.', columns)
      : table(errorColumns, cells, { columns })),
    ...paragraph('A retry that succeeds is not written into a session, so it is not counted.', columns, {
      style: 'dim',
    }),
  ];
}

function failuresText({ calls, failures, outcomesKnown }: ToolRow, format: Format): string {
  if (outcomesKnown === 0) return '?';
  return `${outcomesKnown < calls ? '≥ ' : ''}${format.tokensFull(failures)}`;
}

/** Milliseconds below a minute, so that values can be compared. */
function durationText(ms: number | null, format: Format): string {
  if (ms === null) return '?';
  if (ms >= MINUTE_MS) return format.duration(ms);
  return ms < 1 && ms > 0 ? '< 1 ms' : `${format.tokensFull(Math.round(ms))} ms`;
}
