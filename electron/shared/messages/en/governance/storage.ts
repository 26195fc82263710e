import { messageMaker } from '../../message.ts';

/** Why a session file is left alone although it is older than asked for. */
export const storage = {
  'storage.open': () => 'Codex has the session open',
  'storage.lock': () => 'Codex may have the session open',
  'storage.running': () => 'The session is running',
  'storage.needed': () => 'A newer session goes on from it',
  'storage.changed': () => 'It changed meanwhile',
  'storage.not-counted': () => 'It is not counted yet, so its tokens would be lost',
  'storage.compressed': () => 'It is compressed already',
  'storage.failed': ({ code }: { code: string }) => `The system refused it: ${code}`,
};

export const storageMessage = messageMaker(storage);
