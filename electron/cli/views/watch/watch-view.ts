import type { Snapshot } from '../../../shared/snapshot.ts';
import { cutLine, type Line, lineWidth, type Span, styled } from '../../text/lines.ts';
import { textWidth } from '../../text/width.ts';
import { codexView } from '../codex-view.ts';
import { findingsView } from '../findings-view.ts';
import { limitsView } from '../limits-view.ts';
import { liveView } from '../live-view.ts';
import { analyticsReportView } from '../privacy/analytics-view.ts';
import { otelReportView } from '../privacy/otel-view.ts';
import { modelsView, recentView } from '../usage/recent-view.ts';
import { tokensView } from '../usage/tokens-view.ts';
import type { LocaleContext } from '../view.ts';
import { fitSections, scrolled } from './fit-sections.ts';
import { overviewSections } from './overview.ts';

/** The views, in the order of their keys 1 to 6. */
export const watchTabs = ['overview', 'limits', 'sessions', 'tokens', 'sharing', 'findings'] as const;
export type WatchTab = (typeof watchTabs)[number];

export interface WatchState {
  readonly tab: WatchTab;
  /** The first line that is shown. */
  readonly from: number;
  readonly isPrivate: boolean;
  /** True where keys are read. */
  readonly hasKeys: boolean;
}

const names: Record<WatchTab, string> = {
  overview: 'Overview',
  limits: 'Limits',
  sessions: 'Sessions',
  tokens: 'Tokens',
  sharing: 'What leaves',
  findings: 'Findings',
};

/** A terminal that does not say how large it is. */
const USUAL = { columns: 80, rows: 24 };

/** Renders a whole screen, line by line, and the first line that is shown of the view after bounds. */
export function watchView(
  snapshot: Snapshot,
  state: WatchState,
  context: LocaleContext,
  rows: number | null,
): { readonly lines: Line[]; readonly from: number } {
  const columns = context.columns ?? USUAL.columns;
  const height = rows ?? USUAL.rows;
  const sized = { ...context, columns };
  // A line for the tabs, one for the keys, and a blank one where it fits.
  const gap = height >= 12 ? 1 : 0;
  const bodyHeight = Math.max(0, height - 2 - gap);
  const body =
    state.tab === 'overview'
      ? { shown: fitSections(overviewSections(snapshot, sized), bodyHeight), from: 0 }
      : scrolled(tabLines(snapshot, state.tab, sized), state.from, bodyHeight);
  const blanks = Array.from({ length: Math.max(0, bodyHeight - body.shown.length) }, (): Line => []);
  const lines = [
    tabLine(snapshot, state, sized, columns),
    ...(gap > 0 ? [[]] : []),
    ...body.shown,
    ...blanks,
    keyLine(state, columns),
  ];
  return { lines: lines.slice(-height).map((line) => cutLine(line, columns)), from: body.from };
}

function tabLines(snapshot: Snapshot, tab: Exclude<WatchTab, 'overview'>, context: LocaleContext): Line[] {
  const { limits, outlook, usage, otel, findings, codex } = snapshot;
  switch (tab) {
    case 'limits':
      return limitsView(limits, context, outlook);
    case 'sessions':
      return [...liveView(usage, context), [], ...recentView(usage, context)];
    case 'tokens':
      return [...tokensView(snapshot, context), [], ...modelsView(usage, context)];
    case 'sharing':
      return [...analyticsReportView(snapshot, context), [], ...otelReportView(otel, context)];
    case 'findings': {
      const about = codexView(codex, false, context);
      const found = findingsView(findings, context);
      return [
        ...(found.length === 0 ? [['Nothing was found.']] : found),
        ...(about.length === 0 ? [] : [[], ...about]),
      ];
    }
  }
}

/** The views with the one that is shown set off; where they do not fit, that one alone between two arrows. */
function tabLine(
  { findings, demo }: Snapshot,
  { tab, isPrivate }: WatchState,
  { format, now }: LocaleContext,
  columns: number,
): Line {
  const marks = [isPrivate ? 'private' : null, demo ? 'demo' : null].filter((mark) => mark !== null);
  const end = [...marks, format.moment(new Date(now).toISOString(), now)].join('  ');
  const named = (each: WatchTab) =>
    each === 'findings' && findings.length > 0 ? `${names[each]} ${findings.length}` : names[each];
  const tabs = watchTabs.flatMap((each): Span[] => [
    each === tab ? styled(` ${named(each)} `, 'inverse') : { text: ` ${named(each)} ` },
  ]);
  const all: Line = [styled('Codex Glance ', 'bold'), ...tabs];
  const narrow: Line = tabs;
  const least: Line = [`‹ ${named(tab)} ›`];
  const fits = (line: Line) => lineWidth(line) + textWidth(end) + 2 <= columns;
  const line = [all, narrow].find(fits) ?? least;
  const blank = Math.max(1, columns - lineWidth(line) - textWidth(end));
  return [...line, ' '.repeat(blank), styled(end, 'dim')];
}

/** The keys that count, most needed first; those that do not fit are left out. */
function keyLine({ tab, hasKeys, isPrivate }: WatchState, columns: number): Line {
  if (!hasKeys) return [styled('Ctrl-C quits', 'dim')];
  const keys: readonly (readonly [string, string])[] = [
    ['q', 'quit'],
    ['←→', 'view'],
    ...(tab === 'overview' ? [] : [['↑↓', 'scroll'] as const]),
    ['p', isPrivate ? 'show all' : 'private'],
    ['r', 'read again'],
    ['1-6', 'go to'],
  ];
  const line: Span[] = [];
  for (const [key, action] of keys) {
    const next = [
      ...line,
      styled(`${line.length === 0 ? '' : '   '}${key}`, 'bold'),
      styled(` ${action}`, 'dim'),
    ];
    if (lineWidth(next) > columns) break;
    line.push(...next.slice(line.length));
  }
  return line;
}
