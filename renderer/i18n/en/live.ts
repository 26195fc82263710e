import type { SessionState } from '../../../electron/shared/usage.ts';

/** What runs now. */
export const live = {
  title: 'Now',
  none: 'No session is running',
  noneTodo: 'Run codex in any folder, and it appears here.',
  notYet: 'Not known until the first read ends',
  last: (folder: string, age: string) => `Last active ${age} in ${folder}`,
  state: {
    running: 'Running',
    idle: 'Idle',
    failed: 'Failed',
    crashed: 'Ended unexpectedly',
    ended: 'Ended',
  } satisfies Record<SessionState, string>,
  waits: { approval: 'Waits for your approval', answer: 'Waits for your answer' },
  waitsShort: 'Waits for you',
  folderUnknown: 'Folder not recorded',
  modelUnknown: 'Model not recorded',
  context: 'Context',
  contextText: (used: string, window: string) => `${used} of ${window} tokens`,
  contextUnknown: 'Context not known',
  rate: (tokens: string) => `${tokens}/min`,
  contextGauge: (percent: string, amount: string) => `Context ${percent} full, ${amount}`,
  sparkline: (total: string, most: string) =>
    `Last 15 minutes: ${total} tokens, at most ${most} in one minute`,
};
