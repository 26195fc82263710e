import { channels, edit, surface, switchLock } from './de/analytics.ts';
import { compliance, feedback, limit, otel, prompts, session } from './de/details.ts';
import type { DetailTexts } from './en-details.ts';

/** The texts of detail views in German. The type refuses a missing text. */
export const deDetails: DetailTexts = {
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
