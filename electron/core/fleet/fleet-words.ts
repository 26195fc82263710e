import type { FleetClass, FleetReport } from '../../shared/fleet/fleet-report.ts';
import type { Format } from '../../shared/format/format.ts';

export const classTitles: Readonly<Record<FleetClass, string>> = {
  chatgpt: 'ChatGPT',
  apiKey: 'API key',
  otherProvider: 'Other provider',
  unknown: 'Not known',
};

/** Says how many machines the report is of, and when. */
export function machinesText({ machines, since, until }: FleetReport, format: Format): string {
  const { fromRecords, fromBundles, days, firstAt, lastAt } = machines;
  const parts = [
    ...(fromRecords > 0
      ? [`${counted(fromRecords, 'machine', format)} with ${counted(days, 'day', format)} of records`]
      : []),
    ...(fromBundles > 0 ? [`${counted(fromBundles, 'package', format)} of evidence`] : []),
  ];
  const asked = [...(since === null ? [] : [`from ${since}`]), ...(until === null ? [] : [`to ${until}`])];
  const seen =
    firstAt === null || lastAt === null ? [] : [`${firstAt.slice(0, 10)} to ${lastAt.slice(0, 10)}`];
  const when = asked.length > 0 ? [`asked ${asked.join(' ')}`] : seen;
  return `${[parts.length === 0 ? 'No machine' : parts.join(', '), ...when].join('; ')}, in UTC.`;
}

/** Says what was read, and what was counted once although it was there more often. */
export function sourcesText({ sources, machines }: FleetReport, format: Format): string {
  const { files, bundles, records, repeated } = sources;
  const said = [
    `${counted(records, 'record', format)} in ${counted(files, 'file', format)}`,
    ...(repeated > 0 ? [`${format.tokensFull(repeated)} were there again and count once`] : []),
    ...(bundles > 0 ? [counted(bundles, 'package', format)] : []),
  ];
  const twice =
    machines.fromRecords > 0 && machines.fromBundles > 0
      ? ' A package names no machine: one that also sent records counts twice.'
      : '';
  return `${said.join('; ')}.${twice}`;
}

function counted(number: number, noun: string, format: Format): string {
  return `${format.tokensFull(number)} ${noun}${number === 1 ? '' : 's'}`;
}
