/** Every text of a system notification. Sentence case; the body gives the reason and what can be done. */
export const alerts = {
  /** `name` is the limit's, such as "Weekly". */
  limitName: (name: string) => `${name} limit`,
  threshold: (limit: string, used: string) => `${limit}: ${used} used`,
  usedUp: (limit: string) => `${limit} is used up`,
  thresholdBody: (threshold: string, left: string, resets: string) =>
    `It passed ${threshold}. ${left} is left until it resets ${resets}.`,
  usedUpBody: (resets: string) => `Codex can go on when it resets ${resets}.`,
  cap: (used: string) => `Spend cap: ${used} used`,
  capBody: (threshold: string, resets: string | null) =>
    resets === null ? `It passed ${threshold}.` : `It passed ${threshold}. It resets ${resets}.`,
  capReached: 'Spend cap reached',
  capReachedBody: (resets: string | null) =>
    resets === null
      ? 'Codex can go on when your workspace raises it.'
      : `Codex can go on when it resets ${resets}, or your workspace raises it.`,
  creditsOut: 'No credits are left',
  creditsOutBody: 'Codex can go on when credits are added.',
  runOut: (limit: string) => `${limit} will run out early`,
  runOutBody: (runsOut: string, resets: string) =>
    `At this pace it is used up ${runsOut}, before it resets ${resets}.`,
  reset: (limit: string) => `${limit} was reset`,
  resetBody: 'It had passed a threshold that you set. All of it can be used again.',
  signal: { logs: 'OTel logs', traces: 'OTel traces', metrics: 'OTel metrics' },
  failing: (signal: string) => `${signal} are failing`,
  recovered: (signal: string) => `${signal} arrive again`,
  recoveredBody: 'Your collector accepts them again.',
  /** Replaces titles and sentences, which may name files and hosts. */
  driftPrivate: 'What leaves this machine changed',
  driftPrivateBody: 'It was not changed in Glance. Open Glance to see what and where.',
  failingPrivateBody: 'Your collector does not accept them. Open Glance to see why.',
  waits: { approval: 'Codex waits for your approval', answer: 'Codex waits for your answer' },
  waitsBody: (folder: string | null) =>
    folder === null ? 'Give it where the session runs.' : `In ${folder}. Give it where the session runs.`,
  /** A title for several notices at once. */
  several: (count: number) => `Codex Glance: ${count} notices`,
};

/** The texts of every language. */
export type AlertStrings = typeof alerts;
