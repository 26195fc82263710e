import { messageMaker } from '../../message.ts';
import { plural } from '../../plural.ts';

/** Sessions: what could not be read of them, and how much of the compliance export sees them. */
export const usage = {
  'usage.line.invalid-json': () => 'A line of a session is not valid JSON, so it was not counted',
  'usage.line.invalid-utf-8': () => 'A line of a session is not valid UTF-8, so it was not counted',
  'usage.line.long': () => 'A very long line was skipped; it holds no token counts',
  'usage.line.no-meta': () => 'A session has no first line that says where it comes from',
  'usage.line.broken-off': () =>
    'A compressed session breaks off, so what comes after this line was not counted',
  'usage.line.damaged': () =>
    'A compressed session is damaged, so some of what comes after this line was not counted',
  'usage.line.compressed-too-large': () =>
    'A compressed session holds more than a session can, so what comes after this line was not counted',
  'usage.line.edited': () =>
    'Lines of a session above this one changed after they were read, so the session was read again',
  'usage.line.wrong-count': () => 'A token count in a session cannot be right, so it was left out',
  'usage.missing-count': () =>
    'A token count of a response is missing in a session, so not all that it used was counted',
  'usage.line.part-too-large': () =>
    'A part of the tokens is larger than their whole, so it was cut to the whole',
  'usage.line.model-not-sure': () =>
    'Codex compacted as the model changed: which of the two made this response is not known',
  'usage.repeated': () =>
    'Two responses in a row are alike: one may have been recorded twice, so they were counted once',
  'usage.line.unreadable-time': () =>
    'The time of a line cannot be read, so it counts at the time of the line before',
  'usage.unreadable': () => 'A session could not be read',
  'usage.folder-named': () => 'A folder is named like a session',
  'usage.not-a-file': () => 'Not a regular file, but named like a session',
  'usage.link-loop': () => 'A link below the sessions folder leads back to itself',
  'usage.unreadable.remedy': () => 'Give yourself the right to read it. Everything else is shown.',
  'usage.not-a-file.remedy': () => 'Remove or rename it.',
  'usage.link-loop.remedy': () => 'Remove the link. Everything else is shown.',
  'usage.home-missing': () => 'A chosen Codex home does not exist, so nothing of it is shown.',
  'usage.home-missing.remedy': () => 'Name another folder, or start Codex once with this one.',
  'usage.index-damaged': () =>
    'The index of Codex Glance was damaged, so it was set aside and all sessions were read again.',
  'usage.index-damaged.why': () => 'What it still had of sessions deleted since then was kept.',
  'usage.index-damaged.remedy': () => 'If this happens again, have the disk checked.',
  'usage.more-unreadable': ({ count }: { count: number }) =>
    `${count} more ${plural('en', count, { one: 'line or file', other: 'lines or files' })} could not be read`,
  'usage.long': ({ megabytes }: { megabytes: number }) => `${megabytes} MB long.`,
  'usage.sessions-unreadable': ({ count }: { count: number }) =>
    `${count} ${plural('en', count, { one: 'session', other: 'sessions' })} could not be read`,
  'usage.lines-not-understood': ({ count }: { count: number }) =>
    `${count} ${plural('en', count, { one: 'line', other: 'lines' })} could not be understood`,
  'usage.tool-calls-untimed': ({ count }: { count: number }) =>
    `${count} ${plural('en', count, { one: 'call', other: 'calls' })} of a tool without a recorded time, as Codex 0.20 and older wrote them, ${plural('en', count, { one: 'is', other: 'are' })} not counted`,
  'usage.bare': () => 'Sessions of Codex 0.20 and older recorded no tokens',
  'usage.compliance.none': () => 'No session in the last 30 days.',
  'usage.compliance': () =>
    'Only sessions of a ChatGPT workspace reach the compliance export; personal plans and API keys do not.',
  'usage.file.no-right': () => 'You may not read it.',
  'usage.file.circle': () => 'Its links form a loop.',
  'usage.file.broken-link': () => 'It is a link to something that is not there.',
  'usage.file.folder': () => 'It is a folder, so it holds no session.',
  'usage.file.not-regular': () => 'It is not a regular file.',
  'usage.file.link-to-parent': () => 'It links to a folder that holds it.',
  'usage.no-home': () => 'No Codex home was found.',
  'usage.scanning': () => 'Sessions are being read for the first time, newest first.',
  'usage.empty': () => 'Codex has recorded no session here yet.',
  'usage.ready': () => 'Every session on this machine was read.',
};

export const usageMessage = messageMaker(usage);
