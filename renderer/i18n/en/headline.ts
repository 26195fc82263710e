import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** The sentence that matters most now. */
export const headline = {
  tone: { critical: 'Problem:', warning: 'Attention:', note: 'Note:', well: 'Good:' },
  loading: 'Reading your sessions',
  noHome: 'No Codex found on this machine yet',
  noHomeDetail: 'This page fills by itself once Codex has run.',
  empty: 'Codex has recorded nothing yet',
  emptyDetail: 'This page fills by itself with the first session.',
  scanning: 'Reading your sessions for the first time',
  scanningDetail: 'Sums are lower bounds until everything is read.',
  more: (title: string, others: number) => `${title}, and ${others} more`,
  limitReachedUnknown: 'A limit was reached',
  capReached: (resets: string | null) =>
    resets === null ? 'Spend cap reached' : `Spend cap reached until ${resets}`,
  capUsed: (percent: string, resets: string | null) =>
    resets === null ? `Spend cap is ${percent} used` : `Spend cap is ${percent} used, resets ${resets}`,
  creditsOut: 'No credits are left',
  limitsUnknown: 'Limits are not known',
  limitUnknown: (limit: string) => `${limit} limit is not known`,
  capNotKnown: 'Spend cap is not known',
  limitUsed: (limit: string, percent: string, resets: string | null) =>
    resets === null
      ? `${limit} limit is ${percent} used`
      : `${limit} limit is ${percent} used, resets ${resets}`,
  runsOut: (limit: string, moment: string) => `${limit} limit runs out ${moment} at this pace`,
  usedUp: (limit: string, moment: string | null) =>
    moment === null ? `${limit} limit is used up` : `${limit} limit is used up until ${moment}`,
  between: (earliest: string, latest: string, resets: string | null) =>
    resets === null
      ? `Between ${earliest} and ${latest}`
      : `Between ${earliest} and ${latest}, resets ${resets}`,
  notBefore: (earliest: string, resets: string | null) =>
    resets === null
      ? `Not before ${earliest}, and it may last`
      : `Not before ${earliest}, and it may last, resets ${resets}`,
  waits: {
    approval: (folder: string | null) =>
      folder === null ? 'Codex waits for your approval' : `Codex waits for your approval in ${folder}`,
    answer: (folder: string | null) =>
      folder === null ? 'Codex waits for your answer' : `Codex waits for your answer in ${folder}`,
  },
  waitsDetail: 'Give it where the session runs.',
  otelFailing: (signals: string, since: string | null) =>
    since === null ? `OTel ${signals} are failing` : `OTel ${signals} are failing since ${since}`,
  promptsLogged: (host: string | null) =>
    host === null ? 'Your prompts are being logged' : `Your prompts are being logged to ${host}`,
  promptsDetail: 'Set log_user_prompt = false under [otel] to stop it.',
  analyticsUnknown: 'Whether Codex sends analytics is not known',
  analyticsDefault: 'Analytics are on by default',
  analyticsDetail: 'No setting turns them off.',
  well: 'All well',
  wellRunning: (count: number) => `All well, ${plural(count, { one: 'session', other: 'sessions' })} running`,
};
