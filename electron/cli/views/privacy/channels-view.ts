import { plainTextOf } from '../../../shared/messages/plain-text.ts';
import { type ChannelColumn, channelMap } from '../../../shared/telemetry/channel-map.ts';
import type { AnalyticsChannel } from '../../../shared/telemetry/telemetry.ts';
import { heading, indent, type Line, linesWidth, type Style, styled } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { type Cell, table } from '../../text/table.ts';
import type { LocaleContext } from '../view.ts';

const states: Record<AnalyticsChannel['state'], readonly [text: string, style: Style]> = {
  on: ['● on', 'yellow'],
  off: ['○ off', 'green'],
  'on-demand': ['◌ on demand', 'dim'],
  unknown: ['? not known', 'yellow'],
};

/** In the grid. */
const titles: Record<AnalyticsChannel['id'], string> = {
  events: 'Events',
  metrics: 'Metrics',
  feedback: 'Feedback',
  otel: 'OTel',
};

const channels: Record<AnalyticsChannel['id'], string> = {
  events: 'Usage events',
  metrics: 'Metrics',
  feedback: 'Feedback',
  otel: 'OpenTelemetry',
};

const surfaces: Record<AnalyticsChannel['surface'], string> = {
  tui: 'TUI',
  exec: 'exec',
  'app-server': 'app-server',
  ide: 'IDE',
  daemon: 'daemon',
};

/** Renders what each surface sends over each channel as a grid, then each channel in words. */
export function channelsView(all: readonly AnalyticsChannel[], context: LocaleContext): Line[] {
  if (all.length === 0) return [];
  const { columns, rows } = channelMap(all);
  const head = [{ title: 'Surface' }, ...columns.map(({ id }) => ({ title: titles[id] }))];
  const grid = (marks: typeof states): Line[] => {
    const cells = rows.map(({ surface, cells: of }): Cell[] => [
      surfaces[surface],
      ...of.map((cell) => styled(...marks[cell?.state ?? 'unknown'])),
    ]);
    return table(head, cells, { columns: context.columns });
  };
  const whole = grid(states);
  const isNarrow = context.columns !== null && linesWidth(whole) > context.columns;
  return [
    heading('What each surface sends'),
    ...(isNarrow ? grid({ ...states, unknown: ['?', 'yellow'] }) : whole),
    ...(isNarrow ? paragraph('? is not known.', context.columns, { style: 'dim' }) : []),
    ...columns.flatMap((column) => [[], ...channelLines(column, rows.length, context)]),
  ];
}

function channelLines(column: ChannelColumn, of: number, { columns }: LocaleContext): Line[] {
  const { id, destinations, identifiedBy, stoppedBy, reasons } = column;
  const note = (label: string, text: string): Line[] =>
    paragraph(`${label} ${text}`, columns, { indent: 4, hang: 2, style: 'dim' });
  return [
    indent([styled(channels[id], 'bold')]),
    ...destinations.flatMap((destination) => note('Goes to', destination)),
    ...identifiedBy.flatMap((said) => note('What identifies you:', plainTextOf(said))),
    ...stoppedBy.flatMap((said) => note('Stopped by:', plainTextOf(said))),
    ...reasons.flatMap(({ reason, surfaces: some }) => {
      const where = some.length === of ? '' : `${some.map((surface) => surfaces[surface]).join(', ')}: `;
      return paragraph(`${where}${plainTextOf(reason)}`, columns, { indent: 4, hang: 2 });
    }),
  ];
}
