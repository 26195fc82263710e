import { shownUse } from '../../shared/limits.ts';
import { textOf } from '../../shared/messages/message.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { blank, indent, type Line, styled } from '../text/lines.ts';
import { analyticsView } from './analytics-view.ts';
import { codexView } from './codex-view.ts';
import { findingsView } from './findings-view.ts';
import { limitsView, windowName } from './limits-view.ts';
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

/** One line for a log: what matters most, without colour. */
export function statusLine(snapshot: Snapshot, context: LocaleContext): Line {
  const { format, now } = context;
  const { usage, limits, findings } = snapshot;
  const running = usage.live.filter(({ state }) => state === 'running').length;
  const windows = limits.windows.map((window) => {
    const use = shownUse(window);
    return `${windowName(window, context)} ${use === null ? 'not known' : format.percent(use)}`;
  });
  const { spendCap, credits } = limits;
  const others = [
    spendCap?.level === 'reached' ? 'spend cap reached' : '',
    credits?.state === 'out' ? 'no credits left' : '',
  ];
  const parts = [
    `${format.tokens(usage.today.tokens.total)} tokens today`,
    `${running} running`,
    ...windows,
    ...others,
    findings.length === 0 ? '' : `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`,
  ];
  return [format.clock(new Date(now).toISOString()), '  ', parts.filter((part) => part !== '').join(' · ')];
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
