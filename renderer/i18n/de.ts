import { planName } from '../../electron/shared/glance/plan-name.ts';
import { headline as headlineWords } from '../../electron/shared/glance/words/de.ts';
import { germanText } from '../../electron/shared/messages/de.ts';
import { dataSharing, origin } from './de/data-sharing.ts';
import { analytics, glance } from './de/glance.ts';
import { limits } from './de/limits.ts';
import { live } from './de/live.ts';
import { controls, demo, detail, findings, firstRun, footer, page, privacy } from './de/page.ts';
import { tokens } from './de/tokens.ts';
import type { Strings } from './en.ts';

/** The page in German. The type refuses a missing text. */
export const de: Strings = {
  product: 'Codex Glance',
  host: germanText,
  plan: planName,
  headline: { ...headlineWords, loading: 'Deine Sitzungen werden gelesen' },
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
