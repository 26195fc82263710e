import { clean } from '../../../core/views/report/clean.ts';
import type { InspectedRecord, InspectionTotals } from '../../../shared/telemetry/inspect.ts';
import { heading, indent, type Line, linesWidth, styled } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import type { LocaleContext } from '../view.ts';

/** The attributes that say most, first. */
const LISTED = 6;

/** Every record of Codex has these; they tell one session from another, not one record. */
const common = new Set([
  'event.name',
  'event.timestamp',
  'conversation.id',
  'app.version',
  'originator',
  'terminal.type',
  'model',
  'slug',
  'auth_mode',
  'user.account_id',
  'user.email',
  'session_source',
  'service_name',
]);

/** Renders one record: on one line where it fits, else with its attributes below. */
export function recordLines(record: InspectedRecord, { format, columns }: LocaleContext): Line[] {
  const { receivedAt, signal, name, size, attributes, durationMs, metric } = record;
  const facts = Object.entries(attributes)
    .filter(([key]) => !common.has(key))
    .slice(0, LISTED)
    .map(([key, value]) => `${key}=${clean(String(value))}`);
  if (durationMs !== null) facts.unshift(`${durationMs} ms`);
  if (metric !== null) facts.unshift(`${metric.kind} ${metric.value ?? ''}${metric.unit ?? ''}`);
  const head: Line = [
    styled(format.clock(receivedAt), 'dim'),
    '  ',
    signal.padEnd(7),
    '  ',
    styled(clean(name ?? 'unnamed'), 'bold'),
    styled(`  ${size} B`, 'dim'),
  ];
  const line: Line = [...head, `  ${facts.join(' ')}`];
  if (columns === null || linesWidth([line]) <= columns) return [line];
  return [head, ...paragraph(facts.join(' '), columns, { indent: 4 })];
}

/** Renders what came, in all. */
export function totalsView(totals: InspectionTotals, { format, columns }: LocaleContext): Line[] {
  const { records, bytes, modelCalls, toolCalls, toolCallMedianMs, toolErrorRate, unreadable } = totals;
  const count = (signal: keyof typeof records) =>
    `${signal} ${records[signal]} (${format.tokens(bytes[signal])} B)`;
  const tools =
    toolCalls === 0
      ? []
      : [
          toolCallMedianMs === null ? '' : `, median ${toolCallMedianMs} ms`,
          toolErrorRate === null ? '' : `, ${format.percent(toolErrorRate * 100)} failed`,
        ];
  return [
    heading('Received'),
    ...paragraph(`${count('logs')}, ${count('traces')}, ${count('metrics')}`, columns, { hang: 2 }),
    indent([`Model calls ${modelCalls}, tool calls ${toolCalls}${tools.join('')}`]),
    ...(unreadable === 0
      ? []
      : [indent([styled(`Exports that could not be read: ${unreadable}`, 'yellow')])]),
  ];
}
