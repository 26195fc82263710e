import { channels, edit, surface, switchLock } from './en/analytics.ts';
import { compliance, feedback, limit, otel, prompts, session } from './en/details.ts';

/** The texts that only detail views and the desk need. */
export const enDetails = {
  switchLock,
  edit,
  surface,
  channels,
  otel,
  prompts,
  feedback,
  compliance,
  limit,
  session,
};

/** The form that every language fills. */
export type DetailTexts = typeof enDetails;
