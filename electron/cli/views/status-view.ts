import { plainTextOf } from '../../shared/messages/plain-text.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { blank, type Line, styled } from '../text/lines.ts';
import { paragraph } from '../text/paragraph.ts';
import { cutText, textWidth } from '../text/width.ts';
import { codexView } from './codex-view.ts';
import { setUpExports } from './export/sent-by-glance.ts';
import { findingsView } from './findings-view.ts';
import { limitsView } from './limits-view.ts';
import { liveView } from './live-view.ts';
import { analyticsView } from './privacy/analytics-view.ts';
import { otelView } from './privacy/otel-view.ts';
import { tokensView } from './usage/tokens-view.ts';
import type { LocaleContext } from './view.ts';

/** Renders the popover as text. */
export function statusView(snapshot: Snapshot, context: LocaleContext): Line[] {
  const { usage } = snapshot;
  const hasSessions = usage.state === 'ready' || usage.state === 'scanning';
  const sections = [
    [
      title(snapshot, context),
      ...codexView(snapshot.codex, false, context),
      ...(hasSessions ? [] : firstRun(snapshot, context)),
    ],
    ...(hasSessions
      ? [
          limitsView(snapshot.limits, context, snapshot.outlook),
          liveView(usage, context),
          tokensView(snapshot, context),
        ]
      : []),
    analyticsView(snapshot.analytics, context),
    otelView(snapshot.otel, context),
    setUpExports(snapshot.exports, context),
    findingsView(snapshot.findings, context),
  ];
  return sections
    .filter((section) => section.length > 0)
    .flatMap((section, index) => (index === 0 ? section : [blank, ...section]));
}

/** Renders the name, the homes and the time; homes are cut where there are many. */
export function title({ codexHomes, demo }: Snapshot, context: LocaleContext): Line {
  const { format, now, pathName, columns } = context;
  const name = 'Codex Glance';
  const where = demo ? 'demo, made-up sessions' : codexHomes.map(({ path }) => pathName(path)).join(', ');
  const at = format.moment(new Date(now).toISOString(), now);
  const available = columns === null ? Number.POSITIVE_INFINITY : columns - name.length - textWidth(at) - 4;
  return [styled(name, 'bold'), '  ', styled(`${cutText(where, available, 'both')}  ${at}`, 'dim')];
}

function firstRun({ usage }: Snapshot, { columns }: LocaleContext): Line[] {
  const todo =
    usage.state === 'no-home'
      ? 'Run Codex once in any folder, or name its folder with --codex-home.'
      : 'Run Codex in any folder; what it uses then shows here.';
  return [plainTextOf(usage.reason), todo].flatMap((text) => paragraph(text, columns));
}
