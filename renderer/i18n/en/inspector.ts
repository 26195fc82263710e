import type { OtelSignal } from '../../../electron/shared/telemetry/telemetry.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** The view that shows what one run of Codex sends. */
export const inspector = {
  title: 'Inspector',
  open: 'See what is sent',
  intro:
    'Shows what a run of Codex sends to a collector. It listens on this machine only, while this view is open, and keeps nothing.',
  start: 'Start a run that sends here',
  command: 'The command',
  once: 'The options hold for that run alone. No file is changed.',
  waiting: 'Nothing has arrived yet. Codex sends logs within seconds, metrics at the end of a run.',
  starting: 'Starting to listen',
  failed: 'The Inspector could not listen.',
  ended: 'The Inspector has stopped listening, and has deleted what it received.',
  again: 'Listen again',
  locked: (signals: readonly OtelSignal['signal'][]) =>
    `A layer above the command line decides where ${signals.join(' and ')} go, so they do not arrive here.`,
  received: 'Received',
  records: 'Records',
  which: 'Which records',
  all: 'All',
  signals: { logs: 'Logs', traces: 'Traces', metrics: 'Metrics' } satisfies Record<
    OtelSignal['signal'],
    string
  >,
  counts: (logs: string, traces: string, metrics: string) =>
    `Logs ${logs} · Traces ${traces} · Metrics ${metrics}`,
  bytes: (count: string) => `${count} bytes`,
  size: 'Size',
  modelCalls: 'Model calls',
  toolCalls: 'Tool calls',
  median: 'Median duration',
  errors: 'Failed',
  unreadable: 'Exports that could not be read',
  unnamed: 'Without a name',
  none: 'None of these has arrived yet.',
  older: (count: string) => `${count} older ones are counted and no longer shown.`,
  masked: (characters: number) => `${plural(characters, { one: 'character', other: 'characters' })}, hidden`,
  reveal: 'Show',
  revealName: (attribute: string) => `Show ${attribute}`,
  forgotten: 'No longer kept',
  value: 'Value',
  duration: 'Took',
  milliseconds: (ms: number) => `${ms} ms`,
};
