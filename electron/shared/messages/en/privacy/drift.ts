import { type Clause, messageMaker } from '../../message.ts';

const names = {
  analytics: 'Analytics',
  feedback: 'Feedback',
  prompts: 'Prompts in logs',
  logs: 'The export of logs',
  traces: 'The export of traces',
  metrics: 'The export of metrics',
} as const;
type Sent = keyof typeof names;

/** Changes of what leaves this machine that were not made in Glance. */
export const drift = {
  'drift.elsewhere': ({ what, direction, time }: { what: Sent; direction: Clause; time: string }) =>
    `${names[what]} was switched ${direction}: no file that decides it changed. Seen ${time}.`,
  'drift.changed': ({
    what,
    direction,
    place,
    time,
  }: {
    what: Sent;
    direction: Clause;
    place: string | null;
    time: string;
  }) => `${names[what]} was switched ${direction}: ${place ?? "Codex's own default"}, ${time}.`,
  'drift.before': ({ from, to }: { from: string; to: string }) =>
    `It was not changed in Glance. Before: ${from}. Now: ${to}.`,
  'drift.hidden': ({ to }: { to: string }) =>
    `It was not changed in Glance. A part of the address that is not shown has changed: ${to}.`,
  'drift.elsewhere.remedy': () =>
    'Look at the sign-in, at the projects that are trusted, and at the version of Codex.',
  'drift.changed.remedy': () => 'Ask who changed the file, or change it back.',
  'drift.on': () => 'on',
  'drift.off': () => 'off',
  'drift.on-to': ({ to }: { to: string }) => `on, to ${to}`,
  'drift.moved': () => 'elsewhere',
  'drift.moved-to': ({ to }: { to: string }) => `elsewhere, to ${to}`,
};

export const driftMessage = messageMaker(drift);
