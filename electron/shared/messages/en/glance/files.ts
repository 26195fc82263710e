import { type Clause, messageMaker } from '../../message.ts';

/** Why a file cannot be read, in half a sentence, and what is not known without it. */
export const files = {
  'files.not-regular': () => 'it is not a regular file',
  'files.too-slow': () => 'it could not be read within 5 seconds',
  'files.folder': () => 'it is a folder',
  'files.no-right': () => 'you may not read it',
  'files.circle': () => 'its links form a loop',
  'files.too-large': ({ megabytes }: { megabytes: number }) => `it is larger than ${megabytes} MB`,
  'files.other': ({ code }: { code: string }) => `it could not be read (${code})`,
  'files.without.sign-in': () => 'How Codex is signed in is not known.',
  'files.without.variables': () => 'Which OTEL_ variables it sets for exports is not known.',
  'files.without.repository': () => 'Which repository the folder belongs to is not known.',
  'files.without.probes': () => 'Earlier results of the probe are not known.',
  'files.without.changes': () => 'What has changed since the last check is not known.',
  'files.without.notices': () => 'Which notifications were shown is not known.',
  'files.without.updates': () => 'When a newer version was last looked up is not known.',
  'files.without.status-line': () => 'The status line takes longer.',
  'files.damaged': () => 'A file of Codex Glance was damaged, so it was set aside and a new one was started.',
  'files.unreadable': ({ why }: { why: Clause }) => `A file cannot be read: ${why}.`,
  'files.unreadable.remedy': () => 'Put a readable file in its place, or remove it.',
};

export const filesMessage = messageMaker(files);
