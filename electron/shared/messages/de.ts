import { ask } from './de/codex/ask.ts';
import { codex } from './de/codex/codex.ts';
import { live } from './de/codex/live.ts';
import { certainty } from './de/config/certainty.ts';
import { config } from './de/config/config.ts';
import { knownBehaviour } from './de/config/known-behaviour.ts';
import { layerFaults } from './de/config/layer-faults.ts';
import { layers } from './de/config/layers.ts';
import { violation } from './de/config/violation.ts';
import { exportState } from './de/glance/export-state.ts';
import { exporting } from './de/glance/exporting.ts';
import { files } from './de/glance/files.ts';
import { keychain } from './de/glance/keychain.ts';
import { request } from './de/glance/request.ts';
import { settings } from './de/glance/settings.ts';
import { update } from './de/glance/update.ts';
import { value } from './de/glance/value.ts';
import { baseline } from './de/governance/baseline.ts';
import { checkRunning } from './de/governance/check-running.ts';
import { checkTitles } from './de/governance/check-titles.ts';
import { checks } from './de/governance/checks.ts';
import { guard } from './de/governance/guard.ts';
import { guardHook } from './de/governance/guard-hook.ts';
import { policy } from './de/governance/policy.ts';
import { posture } from './de/governance/posture.ts';
import { postureFindings } from './de/governance/posture-findings.ts';
import { postureTitles } from './de/governance/posture-titles.ts';
import { storage } from './de/governance/storage.ts';
import { organisationApi } from './de/organisation/api.ts';
import { organisationStatus } from './de/organisation/status.ts';
import { analytics } from './de/privacy/analytics.ts';
import { drift } from './de/privacy/drift.ts';
import { edit } from './de/privacy/edit.ts';
import { editError } from './de/privacy/edit-error.ts';
import { exports } from './de/telemetry/export.ts';
import { health } from './de/telemetry/health.ts';
import { otel } from './de/telemetry/otel.ts';
import { preview } from './de/telemetry/preview.ts';
import { probe } from './de/telemetry/probe.ts';
import { risk } from './de/telemetry/risk.ts';
import { limits } from './de/usage/limits.ts';
import { pricing } from './de/usage/pricing.ts';
import { session } from './de/usage/session.ts';
import { usage } from './de/usage/usage.ts';
import { words } from './de/words.ts';
import type { english } from './en.ts';
import type { Message, Translation } from './message.ts';
import { translate } from './translate.ts';

/** Every message in German; one that is missing does not compile. */
export const german: Translation<ReturnType<typeof english>> = {
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
  ...exporting,
  ...exportState,
  ...keychain,
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
  ...policy,
  ...checkTitles,
  ...checks,
  ...checkRunning,
  ...limits,
  ...posture,
  ...baseline,
  ...guard,
  ...guardHook,
  ...storage,
  ...organisationApi,
  ...organisationStatus,
  ...postureFindings,
  ...postureTitles,
};

/** Returns a message in German; words that are not ours as they are. */
export function germanText(message: Message): string {
  return translate(message, german);
}
