import type { Finding } from '../../shared/finding.ts';
import { textOf } from '../../shared/messages/message.ts';
import type { Analytics, AnalyticsChannel } from '../../shared/telemetry/telemetry.ts';
import { heading, indent, type Line, type Style, styled } from '../text/lines.ts';
import { originName } from '../text/names.ts';
import { table } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import type { LocaleContext } from './view.ts';

const channelStates: Record<AnalyticsChannel['state'], readonly [text: string, style: Style]> = {
  on: ['on', 'yellow'],
  off: ['off', 'green'],
  'on-demand': ['on demand', 'dim'],
  unknown: ['not known', 'yellow'],
};

/** Whether Codex's analytics are on, why, and who decided. */
export function analyticsView(analytics: Analytics, { columns, pathName }: LocaleContext): Line[] {
  const style = switchStyle(analytics.enabled);
  return [
    heading('Analytics'),
    ...wrap(textOf(analytics.reason), (columns ?? 100) - 2).map((part) => indent([styled(part, style)])),
    indent([decidedBy(analytics, pathName)]),
  ];
}

/** The same with what to do where it is not known, and every channel: what is sent from which surface to where. */
export function analyticsReportView(
  analytics: Analytics,
  findings: readonly Finding[],
  context: LocaleContext,
): Line[] {
  const { feedback } = analytics;
  const rows = analytics.channels.map(({ id, surface, destination, state, reason }) => [
    id,
    surface,
    styled(...channelStates[state]),
    destination,
    styled(textOf(reason), 'dim'),
  ]);
  const pipelines = [...new Map(analytics.channels.map((channel) => [channel.id, channel])).values()];
  const words = pipelines.map(({ id, identifiedBy = '', stoppedBy = '' }) => [
    id,
    textOf(identifiedBy),
    textOf(stoppedBy),
  ]);
  const wordColumns = [
    { title: 'Channel' },
    { title: 'Names you by', shrink: 'start' },
    { title: 'Stopped by', shrink: 'start' },
  ] as const;
  const columns = [
    { title: 'Channel' },
    { title: 'Surface' },
    { title: 'State' },
    { title: 'Destination', shrink: 'start' },
    { title: 'Why', shrink: 'start' },
  ] as const;
  return [
    ...analyticsView(analytics, context),
    ...(analytics.enabled === null ? toSettle(findings, context) : []),
    [],
    heading('Feedback reports'),
    indent([
      styled(switchWord(feedback.enabled), switchStyle(feedback.enabled)),
      '  ',
      decidedBy(feedback, context.pathName),
    ]),
    ...(rows.length === 0
      ? []
      : [
          [],
          heading('Channels'),
          ...table(columns, rows, { columns: context.columns }),
          [],
          ...table(wordColumns, words, { columns: context.columns }),
        ]),
  ];
}

/** What a person can do so that the verdict becomes known. */
function toSettle(findings: readonly Finding[], { columns }: LocaleContext): Line[] {
  const { remedy } = findings.find(({ kind }) => kind === 'config.cloud.unsettled') ?? {};
  return remedy === undefined ? [] : wrap(textOf(remedy), (columns ?? 100) - 2).map((part) => indent([part]));
}

function switchWord(enabled: boolean | null): string {
  if (enabled === null) return 'Not known';
  return enabled ? 'On' : 'Off';
}

/** Only what is known to be off needs no look. */
function switchStyle(enabled: boolean | null): Style {
  return enabled === false ? 'green' : 'yellow';
}

function decidedBy(
  value: Pick<Analytics, 'origin' | 'locked'>,
  pathName: LocaleContext['pathName'],
): ReturnType<typeof styled> {
  const locked = value.locked ? ' (your config cannot change it)' : '';
  return styled(`Decided by ${originName(value.origin, pathName)}${locked}`, 'dim');
}
