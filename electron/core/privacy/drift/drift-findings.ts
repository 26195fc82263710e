import { basename } from 'node:path';
import type { Finding } from '../../../shared/finding.ts';
import { type Change, ELSEWHERE } from './drift.ts';
import type { Watched } from './sending.ts';

const names: Readonly<Record<Watched, string>> = {
  analytics: 'Analytics',
  feedback: 'Feedback',
  prompts: 'Prompt logging',
  logs: 'The export of logs',
  traces: 'The export of traces',
  metrics: 'The export of metrics',
};

/** Tells each change with its place and time: "Analytics went on: managed_config.toml, 09:12". */
export function driftFindings(changes: readonly Change[], now: number, timezone: string): Finding[] {
  return changes.map((change) => {
    const { what, from, to, layer, file, line, at } = change;
    const time = timeOf(at, now, timezone);
    const place = file === null ? (layer === 'default' ? "Codex's own default" : layer) : basename(file);
    const isElsewhere = layer === ELSEWHERE;
    return {
      id: `config.drift:${what}:${at}`,
      kind: 'config.drift',
      level: sendsMore(change) ? 'warning' : 'info',
      area: 'config',
      title: isElsewhere
        ? `${names[what]} went ${direction(from, to)}: no file that decides it changed. Seen ${time}.`
        : `${names[what]} went ${direction(from, to)}: ${place}, ${time}.`,
      detail: `It was not changed in Glance. Before: ${from}. Now: ${to}.`,
      remedy: isElsewhere
        ? 'Look at the sign-in, at the projects that are trusted, and at the version of Codex.'
        : 'Ask who changed the file, or change it back.',
      ...(file === null ? {} : { file }),
      ...(line === null ? {} : { line }),
    };
  });
}

function direction(from: string, to: string): string {
  if (to === 'on' || to === 'off') return to;
  if (to === 'none') return 'off';
  return from === 'none' ? `on, to ${to}` : `elsewhere, to ${to}`;
}

/** Anything but going off sends more, or to another place. */
function sendsMore({ to }: Change): boolean {
  return to !== 'off' && to !== 'none';
}

/** The time of day; with the day where that is not today. */
function timeOf(at: number, now: number, timezone: string): string {
  const time = text(at, timezone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = (moment: number) => text(moment, timezone, { day: 'numeric', month: 'short' });
  return day(at) === day(now) ? time : `${day(at)}, ${time}`;
}

function text(at: number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(at);
}
