import { layerFaultsMessage } from '../../../shared/messages/en/config/layer-faults.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { Layer } from '../../../shared/origin.ts';
import type { AuthKind } from '../../../shared/usage.ts';
import type { CloudProblem, ConfigLayer } from '../layers/layer.ts';
import { type FileText, parseLayer } from '../layers/read-layer.ts';
import { requirementsRule } from '../schema/codex-schema.ts';
import { findViolation } from '../schema/schema.ts';
import { doubt, type Fault, unusable } from './cloud-faults.ts';
import type { CloudFile, CloudFragments } from './cloud-file.ts';
import { cloudSignature } from './cloud-signature.ts';
import type { SignInFile } from './sign-in-file.ts';

/** Codex's copy of what the organisation says; `cache` is null where it has another form. */
export type CloudCopy =
  | Exclude<FileText, { readonly state: 'read' }>
  | { readonly state: 'read'; readonly cache: CloudFile | null };

export interface CloudLayers {
  /** Lowest first. */
  readonly config: readonly ConfigLayer[];
  /** Lowest first. */
  readonly requirements: readonly ConfigLayer[];
  readonly problem: CloudProblem | null;
  /** Why it is not known what the organisation says, a clause; null where it is known. */
  readonly unknown: Message | null;
}

/** Who signed in, as far as that is known. */
export interface CloudReader {
  readonly auth: AuthKind | undefined;
  /** The plan that the server named last; null where none did. */
  readonly plan: string | null;
  readonly file: SignInFile;
  /** True where Codex may keep its sign-in in the keyring, into which Glance does not see. */
  readonly mayBeInKeyring: boolean;
}

/** Plans with which Codex 0.171.0 asks for cloud config. Seen by asking it with each: no other does. */
const plansWithCloudConfig = [
  'business',
  'enterprise',
  'enterprise_cbp_usage_based',
  'hc',
  'edu',
  'education',
];

/** A copy this much past its time still says what the server most likely repeats, in milliseconds. */
const RECENT_MS = 24 * 60 * 60 * 1_000;

/**
 * Returns the organisation's fragments from the copy that Codex keeps for an hour. A copy that Codex would not use
 * (damaged, of another account, with a signature that does not fit, long past its time, or holding what it cannot
 * read) is shown and does not count: Codex asks the server instead, and starts neither the TUI nor exec where that
 * fails, so what the organisation says is not known. All of it was seen with 0.171.0.
 */
export function cloudLayers(file: string, read: CloudCopy, now: number, reader: CloudReader): CloudLayers {
  const none = { config: [], requirements: [], problem: null, unknown: null };
  const { auth, plan, mayBeInKeyring } = reader;
  if (auth === 'apikey' || auth === 'provider') {
    return read.state === 'read'
      ? { ...layersOf(file, read.cache, SIGN_IN_WITHOUT, null), ...settled }
      : none;
  }
  const doubt = doubtOf(reader);
  if (read.state === 'missing') {
    const isExpected = plansWithCloudConfig.includes(plan ?? '') && (auth === 'chatgpt' || mayBeInKeyring);
    const missing = doubt ?? (isExpected ? unusable.missing : null);
    return missing === null ? none : { ...none, ...notKnown(file, missing) };
  }
  // A copy that Codex would use shows that the plan has cloud config, whatever else is known of it.
  const isOfSignIn = doubt !== null && doubt.isOfPlan !== true;
  const unreadable = read.state === 'read' ? null : unusable.unreadable(read.message);
  const faultOfCopy = read.state === 'read' ? faultOf(read.cache, now, reader) : unreadable;
  const fault = isOfSignIn ? doubt : faultOfCopy;
  const stale = fault === null && read.state === 'read' ? staleReason(read.cache, now) : null;
  const layers = read.state === 'read' ? layersOf(file, read.cache, fault?.disabled ?? null, stale) : none;
  // With a plan that has no cloud config Codex looks at none.
  const isExpected = isOfSignIn || plan === null || plansWithCloudConfig.includes(plan);
  if (fault === null || !isExpected) return { ...layers, ...settled };
  // A file that cannot be read is named, whatever else is in doubt: a fault of the sign-in has its own finding.
  const { problem } = notKnown(file, unreadable ?? fault);
  return { ...layers, problem, unknown: fault.unknown };
}

const settled = { problem: null, unknown: null };

const SIGN_IN_WITHOUT = layerFaultsMessage('layer-faults.cloud.sign-in-without');

function notKnown(
  file: string,
  { message, unknown, settledBy }: Fault,
): Pick<CloudLayers, 'problem' | 'unknown'> {
  const problem: CloudProblem =
    settledBy === undefined
      ? { kind: 'unreadable', message, file }
      : { kind: 'unsettled', message, settledBy };
  return { problem, unknown };
}

/**
 * Why it is not known whether an organisation decides at all; null where it is. Of `auth.json` only the kind
 * of sign-in and the account may be read, so which plan it has is known once a session named it.
 */
function doubtOf({ auth, plan, file, mayBeInKeyring }: CloudReader): Fault | null {
  if (file.fault !== null) return doubt(file.fault, layerFaultsMessage('layer-faults.cloud.sign-in-again'));
  if (plan !== null || (auth !== 'chatgpt' && !(auth === null && mayBeInKeyring))) return null;
  const clause =
    auth === 'chatgpt'
      ? layerFaultsMessage('layer-faults.cloud.plan-unknown')
      : layerFaultsMessage('layer-faults.cloud.keyring');
  const settledBy = layerFaultsMessage('layer-faults.cloud.name-plan');
  return { ...doubt(clause, settledBy), isOfPlan: true };
}

/** Why Codex would not use a copy, or not for long enough that it says nothing any more; null elsewhere. */
function faultOf(cache: CloudFile | null, now: number, { file }: CloudReader): Fault | null {
  if (cache === null) return unusable.form;
  const { signed_payload: payload, signature } = cache;
  if (signature !== cloudSignature(payload)) return unusable.signature;
  if (file.isAccount(payload.account_id ?? null) === false) return unusable.account;
  if (file.writtenAt !== null && file.writtenAt > Date.parse(payload.cached_at)) return unusable.user;
  const { requirements_toml: requirements, config_toml: config } = payload.bundle;
  const isReadable = (contents: string) => parseLayer({ layer: 'cloud', file: '' }, contents).error === null;
  const isRequirements = (contents: string) =>
    findViolation(
      parseLayer({ layer: 'requirements-cloud', file: '' }, contents).table,
      requirementsRule(null),
    ) === null;
  const all = [...(config?.enterprise_managed ?? []), ...(requirements?.enterprise_managed ?? [])];
  if (!all.every(({ contents }) => isReadable(contents))) return unusable.content;
  if (!(requirements?.enterprise_managed ?? []).every(({ contents }) => isRequirements(contents))) {
    return unusable.content;
  }
  const reason = staleReason(cache, now);
  return reason !== null && now - Date.parse(payload.expires_at) > RECENT_MS
    ? unusable.expired(reason)
    : null;
}

function layersOf(
  file: string,
  cache: CloudFile | null,
  disabledReason: Message | null,
  staleReason: Message | null,
): Pick<CloudLayers, 'config' | 'requirements'> {
  const bundle = cache?.signed_payload.bundle;
  const layers = (list: CloudFragments, layer: Layer): ConfigLayer[] =>
    // The first fragment of the bundle is the highest.
    (list?.enterprise_managed ?? []).toReversed().map((fragment) => {
      // Lines would be those of the fragment, not of the cache file, so they are left out.
      const origin = { layer, file, name: fragment.name ?? fragment.id };
      const made = parseLayer(origin, fragment.contents);
      const error = made.error === null ? null : { ...made.error, line: null };
      return { ...made, disabledReason, staleReason, error, lines: new Map() };
    });
  return {
    config: layers(bundle?.config_toml, 'cloud'),
    requirements: layers(bundle?.requirements_toml, 'requirements-cloud'),
  };
}

function staleReason(cache: CloudFile | null, now: number): Message | null {
  if (cache === null) return null;
  const { cached_at: cached, expires_at: expires } = cache.signed_payload;
  if (Date.parse(expires) > now) return null;
  const day = (text: string) => new Date(text).toISOString();
  return layerFaultsMessage('layer-faults.cloud.copy-held', { from: day(cached), until: day(expires) });
}
