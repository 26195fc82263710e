import { analytics } from './en/analytics.ts';
import { ask } from './en/ask.ts';
import { certainty } from './en/certainty.ts';
import { codex } from './en/codex.ts';
import { config } from './en/config.ts';
import { drift } from './en/drift.ts';
import { edit } from './en/edit.ts';
import { editError } from './en/edit-error.ts';
import { exports } from './en/export.ts';
import { files } from './en/files.ts';
import { health } from './en/health.ts';
import { knownBehaviour } from './en/known-behaviour.ts';
import { layerFaults } from './en/layer-faults.ts';
import { layers } from './en/layers.ts';
import { limits } from './en/limits.ts';
import { live } from './en/live.ts';
import { otel } from './en/otel.ts';
import { preview } from './en/preview.ts';
import { pricing } from './en/pricing.ts';
import { probe } from './en/probe.ts';
import { request } from './en/request.ts';
import { risk } from './en/risk.ts';
import { session } from './en/session.ts';
import { settings } from './en/settings.ts';
import { update } from './en/update.ts';
import { usage } from './en/usage.ts';
import { value } from './en/value.ts';
import { violation } from './en/violation.ts';
import { words } from './en/words.ts';

/** Every message in English. A room takes its own subject alone; this is for what needs all of them. */
export const english = {
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
