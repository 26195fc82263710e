import { analytics } from './de/analytics.ts';
import { ask } from './de/ask.ts';
import { certainty } from './de/certainty.ts';
import { codex } from './de/codex.ts';
import { config } from './de/config.ts';
import { drift } from './de/drift.ts';
import { edit } from './de/edit.ts';
import { editError } from './de/edit-error.ts';
import { exports } from './de/export.ts';
import { files } from './de/files.ts';
import { health } from './de/health.ts';
import { knownBehaviour } from './de/known-behaviour.ts';
import { layerFaults } from './de/layer-faults.ts';
import { layers } from './de/layers.ts';
import { limits } from './de/limits.ts';
import { live } from './de/live.ts';
import { otel } from './de/otel.ts';
import { preview } from './de/preview.ts';
import { pricing } from './de/pricing.ts';
import { probe } from './de/probe.ts';
import { request } from './de/request.ts';
import { risk } from './de/risk.ts';
import { session } from './de/session.ts';
import { settings } from './de/settings.ts';
import { update } from './de/update.ts';
import { usage } from './de/usage.ts';
import { value } from './de/value.ts';
import { violation } from './de/violation.ts';
import { words } from './de/words.ts';
import type { english } from './en.ts';
import type { Message, Translation } from './message.ts';
import { translate } from './translate.ts';

/** Every message in German; one that is missing does not compile. */
export const german: Translation<typeof english> = {
  ...words,
  ...value,
  ...request,
  ...ask,
  ...layers,
  ...layerFaults,
  ...certainty,
  ...config,
  ...knownBehaviour,
  ...analytics,
  ...exports,
  ...otel,
  ...risk,
  ...health,
  ...probe,
  ...preview,
  ...codex,
  ...files,
  ...live,
  ...pricing,
  ...session,
  ...settings,
  ...update,
  ...violation,
  ...usage,
  ...drift,
  ...edit,
  ...editError,
  ...limits,
};

/** Returns a message in German; words that are not ours as they are. */
export function inGerman(message: Message): string {
  return translate(message, german);
}
