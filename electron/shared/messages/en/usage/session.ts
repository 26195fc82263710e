import { messageMaker } from '../../message.ts';

/** What a session does. */
export const session = {
  'session.running.held': () => 'A turn is under way.',
  'session.crashed.free': () => 'A turn started and never ended, and no process holds the session.',
  'session.running': () => 'A turn started and has not ended.',
  'session.crashed.silent': () => 'A turn started and never ended, and nothing was written for 15 minutes.',
  'session.last-failed': ({ error }: { error: string }) => `The last turn failed: ${error}.`,
  'session.open': () => 'The session is open and waits for you.',
  'session.ended-lately': () => 'The last turn ended within the last 15 minutes.',
  'session.ended': () => 'The last turn ended.',
};

export const sessionMessage = messageMaker(session);
