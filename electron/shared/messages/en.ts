import { ask } from './en/codex/ask.ts';
import { codex } from './en/codex/codex.ts';
import { live } from './en/codex/live.ts';
import { certainty } from './en/config/certainty.ts';
import { config } from './en/config/config.ts';
import { knownBehaviour } from './en/config/known-behaviour.ts';
import { layerFaults } from './en/config/layer-faults.ts';
import { layers } from './en/config/layers.ts';
import { violation } from './en/config/violation.ts';
import { exportState } from './en/glance/export-state.ts';
import { exporting } from './en/glance/exporting.ts';
import { files } from './en/glance/files.ts';
import { keychain } from './en/glance/keychain.ts';
import { request } from './en/glance/request.ts';
import { settings } from './en/glance/settings.ts';
import { update } from './en/glance/update.ts';
import { value } from './en/glance/value.ts';
import { baseline } from './en/governance/baseline.ts';
import { checkRunning } from './en/governance/check-running.ts';
import { checkTitles } from './en/governance/check-titles.ts';
import { checks } from './en/governance/checks.ts';
import { guard } from './en/governance/guard.ts';
import { guardHook } from './en/governance/guard-hook.ts';
import { policy } from './en/governance/policy.ts';
import { posture } from './en/governance/posture.ts';
import { postureFindings } from './en/governance/posture-findings.ts';
import { postureTitles } from './en/governance/posture-titles.ts';
import { storage } from './en/governance/storage.ts';
import { organisationApi } from './en/organisation/api.ts';
import { organisationStatus } from './en/organisation/status.ts';
import { analytics } from './en/privacy/analytics.ts';
import { drift } from './en/privacy/drift.ts';
import { edit } from './en/privacy/edit.ts';
import { editError } from './en/privacy/edit-error.ts';
import { exports } from './en/telemetry/export.ts';
import { health } from './en/telemetry/health.ts';
import { otel } from './en/telemetry/otel.ts';
import { preview } from './en/telemetry/preview.ts';
import { probe } from './en/telemetry/probe.ts';
import { risk } from './en/telemetry/risk.ts';
import { limits } from './en/usage/limits.ts';
import { pricing } from './en/usage/pricing.ts';
import { session } from './en/usage/session.ts';
import { usage } from './en/usage/usage.ts';
import { words } from './en/words.ts';

let made: ReturnType<typeof makeEnglish> | null = null;

/**
 * Returns every message in English. A subject takes its own alone; this is for what needs all of them, and puts them
 * together when it is asked first: that takes milliseconds, which a program that never asks does not have.
 */
export function english(): ReturnType<typeof makeEnglish> {
  made ??= makeEnglish();
  return made;
}

const makeEnglish = () => ({
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
});
