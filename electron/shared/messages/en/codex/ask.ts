import { type Clause, messageMaker } from '../../message.ts';

/** Why the Codex program could not be asked, or did not answer. */
export const ask = {
  'ask.no-program': () => 'There is no Codex program on PATH.',
  'ask.no-program.name-one': () =>
    'There is no Codex program on PATH. Name one with --codex-bin, or install Codex.',
  'ask.not-codex': ({ file }: { file: string }) =>
    `${file} is not a Codex program. Name another with --codex-bin.`,
  'ask.not-started': () => 'Codex does not start.',
  'ask.no-greeting': () => 'Codex did not complete the handshake.',
  'ask.no-version': () => 'Codex did not report its version.',
  'ask.unknown-form': () => 'Codex answered in a form that Glance does not know.',
  'ask.says': ({ words, status }: { words: string | null; status: string | null }) =>
    `Codex says: ${words ?? 'no reason that can be shown'}${status === null ? '' : ` (${status})`}.`,
  'ask.ended': () => 'Codex ended before it answered.',
  'ask.too-slow': ({ seconds }: { seconds: number }) => `Codex did not answer within ${seconds} s.`,
  'ask.too-long': () => "Codex's answer was longer than expected.",
  'ask.unread': () =>
    "Codex was not asked: your organisation's configuration cannot be read, and it may name commands.",
  'ask.would-run': ({ place, key }: { place: Clause; key: string }) =>
    `Codex was not asked: ${place} sets ${key}, a command that it would run.`,
  'ask.would-write': ({ place, key }: { place: Clause; key: string }) =>
    `Codex was not asked: ${place} sets ${key}, so it would write there.`,
  'ask.place.requirement': () => 'a requirement',
  'ask.place.managed': () => 'a managed layer',
};

export const askMessage = messageMaker(ask);
