import type { Finding } from '../../../shared/finding.ts';
import { plainTextOf } from '../../../shared/messages/plain-text.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import type { Analytics } from '../../../shared/telemetry/telemetry.ts';
import { heading, type Line, type Style } from '../../text/lines.ts';
import { originName } from '../../text/names.ts';
import { paragraph } from '../../text/paragraph.ts';
import { sentByGlance } from '../export/sent-by-glance.ts';
import type { LocaleContext } from '../view.ts';
import { channelsView } from './channels-view.ts';

/** Renders whether Codex's analytics are on, why, and who decided. */
export function analyticsView(analytics: Analytics, { columns, pathName }: LocaleContext): Line[] {
  const style = switchStyle(analytics.enabled);
  return [
    heading('Analytics'),
    ...paragraph(plainTextOf(analytics.reason), columns, { style }),
    ...paragraph(decidedBy(analytics, pathName), columns, { style: 'dim' }),
  ];
}

/**
 * Renders the same with what to do where it is not known, and every channel: what is sent from which surface to
 * where, and what Glance sends.
 */
export function analyticsReportView(
  { analytics, findings, exports }: Pick<Snapshot, 'analytics' | 'findings' | 'exports'>,
  context: LocaleContext,
): Line[] {
  const { feedback } = analytics;
  const channels = channelsView(analytics.channels, context);
  return [
    ...analyticsView(analytics, context),
    ...(analytics.enabled === null ? toSettle(findings, context) : []),
    [],
    heading('Feedback reports', switchWord(feedback.enabled)),
    ...paragraph(decidedBy(feedback, context.pathName), context.columns, { style: 'dim' }),
    ...(channels.length === 0 ? [] : [[], ...channels]),
    [],
    ...sentByGlance(exports, context),
  ];
}

/** What a person can do so that the verdict becomes known. */
function toSettle(findings: readonly Finding[], { columns }: LocaleContext): Line[] {
  const { remedy } = findings.find(({ kind }) => kind === 'config.cloud.unsettled') ?? {};
  return remedy === undefined ? [] : paragraph(plainTextOf(remedy), columns);
}

function switchWord(enabled: boolean | null): string {
  if (enabled === null) return 'Not known';
  return enabled ? 'On' : 'Off';
}

/** Only what is known to be off needs no look. */
function switchStyle(enabled: boolean | null): Style {
  return enabled === false ? 'green' : 'yellow';
}

function decidedBy(value: Pick<Analytics, 'origin' | 'locked'>, pathName: LocaleContext['pathName']): string {
  const locked = value.locked ? ' (your config cannot change it)' : '';
  return `Decided by ${originName(value.origin, pathName)}${locked}`;
}
