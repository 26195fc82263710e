import type { RunningCodex } from '../../../electron/shared/edit.ts';
import type { AnalyticsChannel } from '../../../electron/shared/telemetry/telemetry.ts';
import type { DiffLine } from '../../state/edit/diff-lines.ts';
import type { EditOutcome } from '../../state/edit/outcome.ts';
import type { GoesOn } from '../../state/edit/plan-lines.ts';

const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

/** What locks the switch. */
export const switchLock = {
  howOff: 'How to switch off',
  locked: {
    locked: (by: string) => `Locked by ${by}. Your config.toml cannot change it.`,
    outvoted: (by: string) => `Locked here by ${by}, which counts above your config.toml.`,
  },
  elsewhere: { false: 'Switch off elsewhere', true: 'Switch on elsewhere' },
  ignored: {
    overruled: (place: string, says: string) =>
      `Set, but not in force: ${place}, says ${says.toLowerCase()}.`,
    'not-counted': (place: string, says: string) =>
      `Set, but not in force: ${place}, says ${says.toLowerCase()}, and the configuration is invalid.`,
  },
};

/** The edit: plan, result, undo. */
export const edit = {
  ask: { off: 'Switch analytics off?', on: 'Switch analytics on?', undo: 'Undo the edit?' },
  write: 'Write to config.toml',
  writeAnyway: 'Write anyway',
  cancel: 'Cancel',
  close: 'Close',
  done: 'Done',
  undo: 'Undo',
  wouldNotHold: 'This would not take effect.',
  change: 'What changes in the file',
  diff: {
    removed: (line: number) => `Line ${line} removed:`,
    added: (line: number) => `Line ${line} added:`,
    kept: (line: number) => `Line ${line}:`,
  } satisfies Record<DiffLine['kind'], (line: number) => string>,
  follows: 'What follows',
  details: 'Details',
  lines: {
    channel: { events: 'usage events', metrics: 'metrics to OpenAI' },
    what: {
      'own-metrics': 'metrics to your collector',
      logs: 'OTel logs',
      traces: 'OTel traces',
      feedback: 'reports you send yourself',
      requests: 'requests to the model',
    } satisfies Record<GoesOn, string>,
    switched: {
      false: (channels: readonly string[]) => `Stops: ${list(channels)}`,
      true: (channels: readonly string[]) => `Starts: ${list(channels)}`,
    },
    goesOn: (what: readonly string[]) => `Still sent: ${list(what)}`,
    running: (count: number) =>
      count === 0
        ? 'No running Codex goes on as before'
        : count === 1
          ? '1 running Codex goes on as before until it is restarted'
          : `${count} running Codex go on as before until they are restarted`,
  },
  untilRestart: 'Goes on as before until restarted',
  stillRunning: 'Still with the old value until restarted',
  running: (surface: string, count: number) => (count === 1 ? surface : `${surface}, ${count} processes`),
  since: (moment: string) => `since ${moment}`,
  pids: (pids: readonly number[], more: number) =>
    `Process ${pids.join(', ')}${more === 0 ? '' : ` and ${more} more`}`,
  elsewhere: (count: number) =>
    count === 1
      ? '1 more runs with another Codex home and is not concerned.'
      : `${count} more run with other Codex homes and are not concerned.`,
  byHand: 'Glance cannot edit this file safely',
  paste: (file: string) => `Put this into ${file}`,
  nothing: 'Nothing to write',
  failed: 'This did not work',
  outcome: {
    'in-force': 'Written, and in force',
    'not-in-force': 'Set, but not in force',
    'not-known': 'Written; whether it is in force is not known',
    'taken-back': 'Undone',
    refused: 'Nothing was written',
    same: 'Nothing to write',
  } satisfies Record<EditOutcome, string>,
  backup: (file: string) => `The file as it was is kept in ${file}`,
};

/** What a running Codex is. */
export const surface: Record<RunningCodex['surface'], string> = {
  tui: 'Codex in a terminal',
  exec: 'codex exec',
  'app-server': 'App-server',
  ide: 'IDE extension or desktop app',
  daemon: "The terminal's daemon",
  unknown: 'Codex',
};

/** Surface by channel. */
export const channels = {
  title: 'What goes where',
  caption: 'What each way of running Codex sends, by channel',
  short: { events: 'Events', metrics: 'Metrics', feedback: 'Feedback', otel: 'OTel' } satisfies Record<
    AnalyticsChannel['id'],
    string
  >,
  name: {
    events: 'Usage events',
    metrics: 'Metrics to OpenAI',
    feedback: 'Feedback reports',
    otel: 'OpenTelemetry to collectors',
  } satisfies Record<AnalyticsChannel['id'], string>,
  to: 'Goes to',
  nowhere: 'Nowhere',
  names: 'What identifies you',
  stops: 'What stops it',
  surface: {
    tui: 'Terminal',
    exec: 'codex exec',
    'app-server': 'App-server',
    ide: 'IDE, desktop',
    daemon: 'Daemon',
  } satisfies Record<AnalyticsChannel['surface'], string>,
  state: { on: 'On', off: 'Off', 'on-demand': 'On demand', unknown: 'Not known' } satisfies Record<
    AnalyticsChannel['state'],
    string
  >,
  only: (surfaces: readonly string[], reason: string) => `${list(surfaces)}: ${reason}`,
};
