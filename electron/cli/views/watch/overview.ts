import { plainTextOf } from '../../../shared/messages/plain-text.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import type { OtelSignal } from '../../../shared/telemetry/telemetry.ts';
import type { Period } from '../../../shared/usage.ts';
import { bar } from '../../text/bar.ts';
import { heading, indent, type Line, styled } from '../../text/lines.ts';
import { originShort } from '../../text/names.ts';
import { limitsView } from '../limits-view.ts';
import { liveView } from '../live-view.ts';
import { healthWord } from '../privacy/otel-view.ts';
import { costText } from '../usage/cost-text.ts';
import { tokensHeading } from '../usage/tokens-view.ts';
import type { LocaleContext } from '../view.ts';
import type { FitSection } from './fit-sections.ts';

/** Returns the four facts, each in a few lines: limits, what runs and was used, what leaves; then the findings. */
export function overviewSections(snapshot: Snapshot, context: LocaleContext): FitSection[] {
  const { limits, usage, outlook, findings } = snapshot;
  const hasSessions = usage.state === 'ready' || usage.state === 'scanning';
  const brief = { ...outlook, windows: [] };
  return [
    ...(hasSessions
      ? [
          sectionOf(limitsView(limits, context, brief)),
          sectionOf(liveView(usage, context)),
          { title: tokensHeading(usage, context), rows: tokenRows(snapshot, context) },
        ]
      : [{ title: heading('Sessions'), rows: [indent([plainTextOf(usage.reason)])] }]),
    { title: heading('What leaves this machine'), rows: leavesRows(snapshot, context) },
    ...(findings.length === 0
      ? []
      : [
          {
            title: heading('Findings', String(findings.length)),
            rows: findings.map(({ level, title }) =>
              indent([
                styled(level === 'info' ? '·' : '▲', level === 'error' ? 'red' : 'yellow'),
                ` ${plainTextOf(title)}`,
              ]),
            ),
          },
        ]),
  ];
}

function sectionOf([title = [], ...rows]: readonly Line[]): FitSection {
  return { title, rows };
}

function tokenRows({ usage }: Snapshot, context: LocaleContext): Line[] {
  const periods: readonly (readonly [string, Period])[] = [
    ['Today', usage.today],
    ['7 days', usage.last7Days],
    ['30 days', usage.last30Days],
  ];
  const parts = periods.map(([name, period]): Line => {
    const total = context.format.tokens(period.tokens.total);
    const cost = period.tokens.total === 0 ? '' : ` ${costText(period, context.format)}`;
    return [styled(`${name} `, 'dim'), styled(total, 'bold'), cost];
  });
  const { progress } = usage;
  const share =
    progress === null || progress.bytesTotal === 0 ? null : progress.bytesDone / progress.bytesTotal;
  const reading: Line[] =
    share === null
      ? []
      : [indent([`Reading sessions ${bar(share, 20)} ${context.format.percent(share * 100)}`])];
  return [indent(parts.flatMap((part, index) => (index === 0 ? part : ['   ', ...part]))), ...reading];
}

function leavesRows({ analytics, otel }: Snapshot, { pathName, format }: LocaleContext): Line[] {
  const { enabled, origin, locked } = analytics;
  const state =
    enabled === null
      ? styled('? not known', 'yellow')
      : enabled
        ? styled('● on', 'yellow')
        : styled('○ off', 'green');
  const by = `${originShort(origin, pathName)}${locked ? ' (locked)' : ''}`;
  const signals = otel.signals.map(
    (signal): Line => [`${signal.signal} `, healthWord(signal), latencyOf(signal, format)],
  );
  const { value } = otel.logUserPrompt;
  const prompts =
    value === null
      ? styled('not known', 'yellow')
      : value
        ? styled('logged', 'yellow')
        : styled('not logged', 'green');
  return [
    indent(['Analytics  ', state, '  ', styled(by, 'dim')]),
    indent([
      'OTel       ',
      ...signals.flatMap((part, index) => (index === 0 ? part : [styled(' · ', 'dim'), ...part])),
    ]),
    indent(['Prompts    ', prompts]),
  ];
}

function latencyOf({ health }: OtelSignal, format: LocaleContext['format']): string {
  return health.state === 'accepted' && health.latencyMs !== null
    ? ` ${format.tokensFull(Math.round(health.latencyMs))} ms`
    : '';
}
