import { basename } from 'node:path';
import { type Finding, finding } from '../../../shared/finding.ts';
import { driftMessage } from '../../../shared/messages/en/privacy/drift.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { type Change, ELSEWHERE } from './drift.ts';

/** Makes a finding of each change with its place and time: "Analytics was switched on: managed_config.toml, 09:12". */
export function driftFindings(changes: readonly Change[], now: number, timezone: string): Finding[] {
  return changes.map((change) => {
    const { what, from, to, layer, file, line, at } = change;
    const time = timeOf(at, now, timezone);
    const place = file !== null ? basename(file) : layer === 'default' ? null : layer;
    const isElsewhere = layer === ELSEWHERE;
    return finding(
      { area: 'config', kind: 'config.drift', subject: `${what}:${at}` },
      {
        level: sendsMore(change) ? 'warning' : 'info',
        title: isElsewhere
          ? driftMessage('drift.elsewhere', { what, direction: direction(from, to), time })
          : driftMessage('drift.changed', { what, direction: direction(from, to), place, time }),
        detail:
          from === to ? driftMessage('drift.hidden', { to }) : driftMessage('drift.before', { from, to }),
        remedy: isElsewhere ? driftMessage('drift.elsewhere.remedy') : driftMessage('drift.changed.remedy'),
      },
      { ...(file === null ? {} : { file }), ...(line === null ? {} : { line }) },
    );
  });
}

function direction(from: string, to: string): Message {
  if (from === to) return driftMessage('drift.moved');
  if (to === 'on') return driftMessage('drift.on');
  if (to === 'off') return driftMessage('drift.off');
  if (to === 'none') return driftMessage('drift.off');
  return from === 'none' ? driftMessage('drift.on-to', { to }) : driftMessage('drift.moved-to', { to });
}

/** Returns true for a change other than going off: it sends more, or to another place. */
function sendsMore({ to }: Change): boolean {
  return to !== 'off' && to !== 'none';
}

/** Formats the time of day, with the day where that is not today. */
function timeOf(at: number, now: number, timezone: string): string {
  const time = text(at, timezone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = (moment: number) => text(moment, timezone, { day: 'numeric', month: 'short' });
  return day(at) === day(now) ? time : `${day(at)}, ${time}`;
}

function text(at: number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(at);
}
