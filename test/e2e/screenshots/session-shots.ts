import { threadIdOf } from '../../fixtures/sessions.ts';
import type { Shot } from './shot.ts';

const table = '#history';
const session = `#${encodeURIComponent(
  JSON.stringify([{ view: 'history' }, { view: 'session', threadId: threadIdOf(4) }]),
)}`;

/** The table of all sessions, empty, short and long, and a session beside it. */
export const sessionShots: readonly Shot[] = [
  ...[900, 1280, 1680].flatMap((width): readonly Shot[] => [
    { sample: 'first-run', file: `sessions-${width}-0`, height: 800, width, sessions: 0, place: table },
    { sample: 'filled', file: `sessions-${width}-50`, height: 800, width, sessions: 50, place: table },
    { sample: 'filled', file: `sessions-${width}-10000`, height: 800, width, sessions: 10_000, place: table },
    { sample: 'filled', file: `session-${width}`, height: 800, width, place: session },
  ]),
  { sample: 'filled', file: 'sessions-popover', height: 520, place: table },
  { sample: 'filled', file: 'session-popover', height: 'full', place: session },
  { sample: 'private', file: 'session-private', height: 1_600, width: 1280, place: session },
  { sample: 'filled', file: 'session-forced', height: 1_600, width: 1280, look: 'forced', place: session },
  { sample: 'filled', file: 'session-large', height: 800, width: 1680, look: 'large', place: session },
];
