import { planName } from '../../electron/shared/glance/plan-name.ts';
import { headline as headlineWords } from '../../electron/shared/glance/words/en.ts';
import { type Message, textOf } from '../../electron/shared/messages/message.ts';
import { dataSharing, origin } from './en/data-sharing.ts';
import { analytics, glance } from './en/glance.ts';
import { limits } from './en/limits.ts';
import { live } from './en/live.ts';
import { controls, demo, detail, findings, firstRun, footer, page, privacy } from './en/page.ts';
import { tokens } from './en/tokens.ts';

/** Every text of the page. Sentence case; what is so first, then why or what to do. */
export const en = {
  product: 'Codex Glance',
  /** What the host says, in this language. */
  host: textOf as (said: Message) => string,
  plan: planName,
  headline: { ...headlineWords, loading: 'Reading your sessions' },
  glance,
  limits,
  live,
  tokens,
  dataSharing,
  origin,
  findings,
  firstRun,
  demo,
  footer,
  detail,
  controls,
  analytics,
  page,
  privacy,
};

/** The form that every language fills; what is missing in one does not compile. */
export type Strings = typeof en;
