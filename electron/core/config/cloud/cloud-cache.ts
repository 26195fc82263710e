import * as v from 'valibot';
import type { Layer } from '../../../shared/origin.ts';
import type { AuthKind } from '../../../shared/usage.ts';
import type { CloudProblem, ConfigLayer } from '../layers/layer.ts';
import { type FileText, parseLayer } from '../layers/read-layer.ts';
import { requirementsRule } from '../schema/codex-schema.ts';
import { findViolation } from '../schema/schema.ts';
import { cloudSignature } from './cloud-signature.ts';
import type { SignInFile } from './sign-in-file.ts';

const fragments = v.optional(
  v.object({
    enterprise_managed: v.optional(
      v.array(v.object({ id: v.string(), name: v.optional(v.string()), contents: v.string() })),
    ),
  }),
);

const instant = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text))),
);

/** The parts that matter of Codex's cache file. Source: `cloud-config/src/cache.rs`. */
const cacheFile = v.object({
  signed_payload: v.object({
    version: v.literal(1),
    cached_at: instant,
    expires_at: instant,
    chatgpt_user_id: v.nullish(v.string()),
    account_id: v.nullish(v.string()),
    bundle: v.object({ config_toml: fragments, requirements_toml: fragments }),
  }),
  signature: v.string(),
});

type CacheFile = v.InferOutput<typeof cacheFile>;

export interface CloudLayers {
  /** Lowest first. */
  readonly config: readonly ConfigLayer[];
  /** Lowest first. */
  readonly requirements: readonly ConfigLayer[];
  readonly problem: CloudProblem | null;
  /** Why it is not known what the organisation says, a clause; null where it is known. */
  readonly unknown: string | null;
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

/** A copy this much past its time still tells what the server most likely says again, in milliseconds. */
const RECENT_MS = 24 * 60 * 60 * 1_000;

/**
 * The organisation's fragments from the copy that Codex keeps for an hour. A copy that Codex would not use
 * (damaged, of another account, with a signature that does not fit, long past its time, or holding what it
 * cannot read) is shown and does not count: Codex asks the server instead, and starts neither the TUI nor
 * exec where that fails, so what the organisation says is not known. All of it was seen with 0.171.0.
 */
export function cloudLayers(file: string, read: FileText, now: number, reader: CloudReader): CloudLayers {
  const none = { config: [], requirements: [], problem: null, unknown: null };
  const { auth, plan, mayBeInKeyring } = reader;
  if (auth === 'apikey' || auth === 'provider') {
    return read.state === 'read' ? { ...layersOf(file, read.text, SIGN_IN_WITHOUT, null), ...settled } : none;
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
  const faultOfCopy = read.state === 'read' ? faultOf(read.text, now, reader) : unreadable;
  const fault = isOfSignIn ? doubt : faultOfCopy;
  const stale = fault === null && read.state === 'read' ? staleReason(parse(read.text), now) : null;
  const layers = read.state === 'read' ? layersOf(file, read.text, fault?.disabled ?? null, stale) : none;
  // With a plan that has no cloud config Codex looks at none.
  const isExpected = isOfSignIn || plan === null || plansWithCloudConfig.includes(plan);
  if (fault === null || !isExpected) return { ...layers, ...settled };
  // A file that cannot be read is named, whatever else is in doubt: a fault of the sign-in has its own finding.
  const { problem } = notKnown(file, unreadable ?? fault);
  return { ...layers, problem, unknown: fault.unknown };
}

const settled = { problem: null, unknown: null };

const SIGN_IN_WITHOUT = 'Codex reads cloud config only with a ChatGPT sign-in.';

/** Why a copy does not count. */
interface Fault {
  /** A sentence for the finding. */
  readonly message: string;
  /** A clause for verdicts. */
  readonly unknown: string;
  /** A sentence for the layer. */
  readonly disabled: string;
  /** Set where nothing is broken and what there is does not tell enough: what settles it, a sentence. */
  readonly settledBy?: string;
  /** True where only the plan is not known. */
  readonly isOfPlan?: true;
}

function fault(message: string, unknown: string): Fault {
  return { message, unknown, disabled: message };
}

const unusable = {
  missing: fault(
    "Codex has not fetched your organisation's cloud config yet.",
    "your organisation's cloud config is not on this machine yet",
  ),
  unreadable: (message: string) => fault(message, "your organisation's cloud config cannot be read"),
  form: fault(
    'This cache file is not of the form that Codex writes.',
    "your organisation's cloud config cannot be read",
  ),
  signature: fault(
    'The signature of this copy does not fit, so Codex does not use it.',
    "the copy of your organisation's cloud config has a signature that does not fit",
  ),
  account: fault(
    'This copy is for another account than the one signed in.',
    "the copy of your organisation's cloud config is for another account",
  ),
  /*
   * Codex compares the user as well, and fragments differ by user. Which user signed in stands in the token
   * alone, which is not read. A copy that is newer than the sign-in was made for it; where the sign-in is the
   * newer one, another user of the account may have signed in. Codex makes the copy again as it starts, at
   * the latest after an hour, so a mere refresh of the token leaves this open for a short while only.
   */
  user: {
    ...fault(
      "The sign-in is newer than the copy of your organisation's cloud config, so it may be another user's.",
      "the sign-in is newer than the copy of your organisation's cloud config",
    ),
    settledBy: 'Start Codex once to refresh it.',
  },
  content: fault(
    'This copy holds a fragment that Codex cannot read, so Codex does not use it.',
    "the copy of your organisation's cloud config holds a fragment that Codex cannot read",
  ),
  expired: (reason: string) => fault(reason, "the copy of your organisation's cloud config is out of date"),
};

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

/** A doubt about the sign-in: "…, and an organisation's cloud config may decide". */
function doubt(clause: string, settledBy: string): Fault {
  const unknown = `${clause}, and an organisation's cloud config may decide`;
  return { ...fault(`${unknown.charAt(0).toUpperCase()}${unknown.slice(1)}.`, unknown), settledBy };
}

/**
 * Why it is not known whether an organisation decides at all; null where it is. Of `auth.json` only the kind
 * of sign-in and the account may be read, so which plan it has is known once a session named it.
 */
function doubtOf({ auth, plan, file, mayBeInKeyring }: CloudReader): Fault | null {
  if (file.fault !== null) return doubt(file.fault, 'Sign in again with `codex login`.');
  if (plan !== null || (auth !== 'chatgpt' && !(auth === null && mayBeInKeyring))) return null;
  const clause =
    auth === 'chatgpt'
      ? 'the plan of this sign-in is not known yet'
      : 'how Codex is signed in is not known, because that is in the keyring';
  const settledBy = 'Start Codex once and let it answer: its session then names the plan.';
  return { ...doubt(clause, settledBy), isOfPlan: true };
}

/** Why Codex would not use a copy, or not for long enough that it tells nothing any more; null elsewhere. */
function faultOf(text: string, now: number, { file }: CloudReader): Fault | null {
  const cache = parse(text);
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

function parse(text: string): CacheFile | null {
  try {
    const parsed = v.safeParse(cacheFile, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

function layersOf(
  file: string,
  text: string,
  disabledReason: string | null,
  staleReason: string | null,
): Pick<CloudLayers, 'config' | 'requirements'> {
  const bundle = parse(text)?.signed_payload.bundle;
  const layers = (list: v.InferOutput<typeof fragments>, layer: Layer): ConfigLayer[] =>
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

function staleReason(cache: CacheFile | null, now: number): string | null {
  if (cache === null) return null;
  const { cached_at: cached, expires_at: expires } = cache.signed_payload;
  if (Date.parse(expires) > now) return null;
  const day = (text: string) => new Date(text).toISOString();
  return `This copy was made ${day(cached)} and held until ${day(expires)}.`;
}
