import { numberForm } from '../../../format/intl.ts';
import { type Clause, messageMaker } from '../../message.ts';
import { plural } from '../../plural.ts';

const number = numberForm({ maximumFractionDigits: 0 });
const counted = (count: number) =>
  `${number('en').format(count)} ${plural('en', count, { one: 'record', other: 'records' })}`;

/** How it stands with what Glance sends to systems that the user set up. */
export const exportState = {
  'export-state.off': () => 'Switched off in the settings.',
  'export-state.off.all': () => 'Every export is switched off.',
  'export-state.fine': () => 'Everything was taken.',
  'export-state.waiting': ({ count }: { count: number }) =>
    `${counted(count)} ${plural('en', count, { one: 'waits', other: 'wait' })} to be sent.`,
  'export-state.refusing': ({ count, why }: { count: number; why: Clause }) =>
    `It refused ${counted(count)} for good: ${why}`,
  'export-state.unattended': ({ count }: { count: number }) =>
    `${counted(count)} ${plural('en', count, { one: 'waits', other: 'wait' })}, and no process of Glance sends them.`,
  'export-state.behind': ({ count }: { count: number }) =>
    `It takes records more slowly than they come: ${counted(count)} ${plural('en', count, { one: 'waits', other: 'wait' })}.`,
  'export-state.retrying': ({ why }: { why: Clause }) => `It is tried again: ${why}`,
  'export-state.failing': ({ why }: { why: Clause }) =>
    `It takes no records, and is tried every five minutes: ${why}`,
  'export-state.stopped': ({ why }: { why: Clause }) => `It needs you: ${why}`,
  'export-state.no-reason': () => 'the reason is not known',

  'export-state.failing.title': ({ target }: { target: string }) => `The export ${target} is failing.`,
  'export-state.failing.remedy': () =>
    'Nothing is lost: records wait in the queue, and are sent once the target takes them. See whether it can be reached.',
  'export-state.stopped.title': ({ target }: { target: string }) => `The export ${target} has stopped.`,
  'export-state.stopped.remedy': () =>
    'Correct what the target says, such as its token. Records wait in the queue meanwhile.',
  'export-state.refusing.title': ({ target }: { target: string }) => `The export ${target} refuses records.`,
  'export-state.refusing.remedy': () => 'See what the target takes. What it refused is not sent again.',
  'export-state.behind.title': ({ target }: { target: string }) => `The export ${target} does not keep up.`,
  'export-state.behind.remedy': () =>
    'Raise catch_up_rate in its settings, send it fewer kinds, or see what slows the target down.',
  'export-state.unattended.title': ({ target }: { target: string }) =>
    `Nothing sends what waits for the export ${target}.`,
  'export-state.unattended.remedy': () =>
    'Keep the tray app, codex-glance serve or codex-glance agent running, or run codex-glance export.',
  'export-state.queue.nearly-full': () => 'The export queue is nearly full.',
  'export-state.queue.full': () => 'The export queue is full, so no more records are made.',
  'export-state.queue.why': ({ records, most }: { records: number; most: number }) =>
    `${number('en').format(records)} of ${number('en').format(most)} records wait. Once it is full, sessions are read later; changes that can be seen only once may be missing.`,
  'export-state.queue.remedy': () =>
    'Mend the target that takes none, switch it off, or raise exporting.max_queued.',
  'export-state.settings': ({ target }: { target: string }) =>
    `The export ${target} is not set up correctly.`,
  'export-state.settings.unnamed': () => 'An export is not set up correctly.',
  'export-state.settings.all': () => 'Nothing is exported, because the settings of the export are not valid.',
  'export-state.settings.why': ({ key, what }: { key: string; what: Clause }) => `${key}: ${what}.`,
  'export-state.settings.remedy': () => 'Correct the line. Other targets are sent to meanwhile.',
  'export-state.settings.all.remedy': () => 'Correct the line.',
  'export-state.exposed': ({ target }: { target: string }) =>
    `Others on this machine can read the secret of the export ${target}.`,
  'export-state.exposed.salt': () => 'Others on this machine can read the salt of the export.',
  'export-state.exposed.why': () =>
    'The mode of the file lets other users read it, so it is not used and nothing is sent.',
  'export-state.exposed.remedy': ({ file }: { file: string }) => `Run: chmod 600 ${file}`,
};

export const exportStateMessage = messageMaker(exportState);
