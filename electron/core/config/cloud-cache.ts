import * as v from 'valibot';
import type { Layer } from '../../shared/origin.ts';
import type { AuthKind } from '../../shared/usage.ts';
import type { ConfigLayer, LayerError } from './layer.ts';
import { type FileText, parseLayer } from './read-layer.ts';

const fragments = v.optional(
  v.object({
    enterprise_managed: v.optional(
      v.array(v.object({ id: v.string(), name: v.optional(v.string()), contents: v.string() })),
    ),
  }),
);

/** The parts that matter of Codex's cache file. Source: `cloud-config/src/cache.rs`. */
const cacheFile = v.object({
  signed_payload: v.object({
    cached_at: v.optional(v.string()),
    expires_at: v.optional(v.string()),
    account_id: v.nullish(v.string()),
    bundle: v.object({ config_toml: fragments, requirements_toml: fragments }),
  }),
});

export interface CloudLayers {
  /** Lowest first. */
  readonly config: readonly ConfigLayer[];
  /** Lowest first. */
  readonly requirements: readonly ConfigLayer[];
  readonly problem: LayerError | null;
}

/**
 * The organisation's fragments from the copy that Codex keeps for an hour. A copy past its time still
 * counts and says so: the next Codex process asks the server again, and most often gets the same.
 * `isAccount` tells whether an account is the one signed in; null where that is not known.
 */
export function cloudLayers(
  file: string,
  read: FileText,
  now: number,
  auth: AuthKind | undefined,
  isAccount: (accountId: string) => boolean | null = () => null,
): CloudLayers {
  if (read.state === 'missing') return { config: [], requirements: [], problem: null };
  const problem = (message: string): CloudLayers => ({
    config: [],
    requirements: [],
    problem: { kind: 'unreadable', message, file, line: null },
  });
  if (read.state === 'unreadable') return problem(read.message);
  const parsed = v.safeParse(cacheFile, parseJson(read.text));
  if (!parsed.success) return problem('This cache file is not of the form that Codex writes.');
  const {
    cached_at: cachedAt,
    expires_at: expiresAt,
    account_id: account,
    bundle,
  } = parsed.output.signed_payload;
  const state = {
    disabledReason: unused(auth, account == null ? null : isAccount(account)),
    staleReason: staleReason(cachedAt, expiresAt, now),
  };
  const layers = (list: v.InferOutput<typeof fragments>, layer: Layer): ConfigLayer[] =>
    // The first fragment of the bundle is the highest.
    (list?.enterprise_managed ?? []).toReversed().map((fragment) => {
      // Lines would be those of the fragment, not of the cache file, so they are left out.
      const origin = { layer, file, name: fragment.name ?? fragment.id };
      const made = parseLayer(origin, fragment.contents);
      const error = made.error === null ? null : { ...made.error, line: null };
      return { ...made, ...state, error, lines: new Map() };
    });
  return {
    config: layers(bundle.config_toml, 'cloud'),
    requirements: layers(bundle.requirements_toml, 'requirements-cloud'),
    problem: null,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Codex keeps the copy for one account and asks the server anew for another. */
function unused(auth: AuthKind | undefined, sameAccount: boolean | null): string | null {
  if (auth === 'apikey' || auth === 'provider')
    return 'Codex reads cloud config only with a ChatGPT sign-in.';
  return sameAccount === false ? 'This copy is for another account than the one signed in.' : null;
}

function staleReason(
  cachedAt: string | undefined,
  expiresAt: string | undefined,
  now: number,
): string | null {
  const expires = instant(expiresAt);
  if (expires === null) return 'This copy does not say how long it holds.';
  if (expires > now) return null;
  const cached = instant(cachedAt);
  const since = cached === null ? '' : `was made ${new Date(cached).toISOString()} and `;
  return `This copy ${since}held until ${new Date(expires).toISOString()}.`;
}

function instant(text: string | undefined): number | null {
  const moment = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(moment) ? null : moment;
}
