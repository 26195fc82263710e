import { textOf } from '../../shared/messages/message.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { blank, indent, type Line, styled } from '../text/lines.ts';
import { analyticsView } from './analytics-view.ts';
import { codexView } from './codex-view.ts';
import { findingsView } from './findings-view.ts';
import { limitsView } from './limits-view.ts';
import { liveView } from './live-view.ts';
import { otelView } from './otel-view.ts';
import { tokensView } from './tokens-view.ts';
import type { LocaleContext } from './view.ts';

/** The popover as text. */
export function statusView(snapshot: Snapshot, context: LocaleContext): Line[] {
  const { usage } = snapshot;
  const hasSessions = usage.state === 'ready' || usage.state === 'scanning';
  const sections = [
    [
      title(snapshot, context),
      ...codexView(snapshot.codex, false, context),
      ...(hasSessions ? [] : firstRun(snapshot)),
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
    findingsView(snapshot.findings, context),
  ];
  return sections
    .filter((section) => section.length > 0)
    .flatMap((section, index) => (index === 0 ? section : [blank, ...section]));
}

function title({ codexHomes, demo }: Snapshot, { format, now, pathName }: LocaleContext): Line {
  const where = demo ? 'demo, made-up sessions' : codexHomes.map(({ path }) => pathName(path)).join(', ');
  const at = format.moment(new Date(now).toISOString(), now);
  return [styled('Codex Glance', 'bold'), '  ', styled(`${where}  ${at}`, 'dim')];
}

function firstRun({ usage }: Snapshot): Line[] {
  const todo =
    usage.state === 'no-home'
      ? 'Run Codex once in any folder, or name its folder with --codex-home.'
      : 'Run Codex in any folder; what it uses then shows here.';
  return [indent([textOf(usage.reason)]), indent([todo])];
}
