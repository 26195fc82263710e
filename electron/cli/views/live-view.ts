import type { LiveSession, SessionState, Usage } from '../../shared/usage.ts';
import { sparkline } from '../text/bar.ts';
import { heading, type Line, type Style, styled } from '../text/lines.ts';
import { folderName } from '../text/names.ts';
import { paragraph } from '../text/paragraph.ts';
import { type Cell, table } from '../text/table.ts';
import type { LocaleContext } from './view.ts';

const states: Record<SessionState, readonly [text: string, style: Style]> = {
  running: ['● running', 'green'],
  idle: ['○ idle', 'dim'],
  failed: ['✗ failed', 'red'],
  crashed: ['✗ ended unexpectedly', 'yellow'],
  ended: ['○ ended', 'dim'],
};

/** Renders the sessions that run or ran within the last minutes. */
export function liveView(usage: Usage, context: LocaleContext): Line[] {
  const rate = usage.live.reduce((sum, { tokensPerMinute }) => sum + (tokensPerMinute ?? 0), 0);
  const title = heading('Sessions now', rate === 0 ? null : `${context.format.tokens(rate)} tokens a minute`);
  if (usage.live.length === 0) {
    const last = usage.recent[0]?.lastActivityAt ?? null;
    const age = last === null ? '' : ` The last was active ${context.format.age(last, context.now)}.`;
    return [title, ...paragraph(`No session is running.${age}`, context.columns)];
  }
  const columns = [
    {},
    { shrink: 'both', least: 16 },
    { shrink: 'start', least: 12, optional: 2 },
    { optional: 3 },
    { optional: 5 },
    { align: 'right', optional: 1 },
    { optional: 4 },
  ] as const;
  const rows = usage.live.map((session) => sessionRow(session, context));
  return [title, ...table(columns, rows, { columns: context.columns })];
}

function sessionRow(session: LiveSession, { format, now }: LocaleContext): Cell[] {
  const { context, tokensPerMinute, minutes, lastActivityAt } = session;
  return [
    session.waitsFor === undefined
      ? styled(...states[session.state])
      : styled(`▲ waits for your ${session.waitsFor}`, 'yellow'),
    session.cwd === null ? 'folder not recorded' : folderName(session.cwd),
    [session.model ?? 'model not recorded', session.effort].filter((part) => part !== null).join(' '),
    context === null ? '' : `${format.percent(context.usedPercent)} of context`,
    styled(sparkline(minutes).trimEnd(), 'blue'),
    tokensPerMinute === null ? '' : `${format.tokens(tokensPerMinute)}/min`,
    lastActivityAt === null ? '' : styled(format.age(lastActivityAt, now), 'dim'),
  ];
}
