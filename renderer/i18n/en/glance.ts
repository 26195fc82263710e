import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** The first screen. */
export const glance = {
  seen: (verdict: string, age: string) => `${verdict} · seen ${age}`,
  moreLimits: (count: number) => plural(count, { one: 'more limit', other: 'more limits' }),
  fullest: (limit: string, percent: string) => `${limit} ${percent}`,
  credits: (balance: string) => `Credits ${balance}`,
  atWork: (running: number) => (running === 0 ? 'None at work' : `${running} at work`),
  fullestOf: 'Fullest of all:',
  context: (percent: string) => `context ${percent}`,
  rate: (tokens: string) => `${tokens}/min`,
  quiet: 'no tokens lately',
  moreSessions: (parts: { count: number; running: number; rate: string | null }) =>
    [
      `${parts.count} more`,
      parts.running === 0 ? null : `${parts.running} running`,
      parts.rate === null ? null : `${parts.rate}/min`,
    ]
      .filter((part) => part !== null)
      .join(' · '),
  sessions: (count: number) => plural(count, { one: 'session', other: 'sessions' }),
  none: 'No session is running',
  noneLast: (age: string) => `No session is running, the last one ended ${age}`,
  analyticsOn: { default: 'On by default', set: 'On' },
  sentTo: (hosts: string) => `to ${hosts}`,
  by: (place: string) => `by ${place}`,
  newRuns: { false: 'Off for new runs', true: 'On for new runs' },
  place: (file: string, line: number | null) => (line === null ? file : `${file}:${line}`),
  undo: 'Undo',
  undoing: 'Undoing',
  stillSending: (count: number) => `${count} still sending`,
  stillRunning: (count: number) => `${count} still without`,
  switching: 'Writing to config.toml',
  leaves: {
    logs: 'Logs',
    traces: 'Traces',
    metrics: 'Metrics',
    prompts: 'Prompts',
    exports: 'Exports',
  },
  scanLeft: (left: string) => `about ${left} left`,
  days: '30 days',
  reports: 'Reports and exports',
  policy: 'Policy',
  organisation: 'Organisation',
  reopen: 'Open the address that the terminal printed.',
  restart: (command: string) => `Start it again: ${command}`,
};

/** The switch of analytics on the first screen. */
export const analytics = {
  switch: 'Send analytics',
  howOffShort: 'Switch off…',
  changedAt: (moment: string) => `Changed ${moment}`,
};
