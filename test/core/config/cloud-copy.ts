import { cloudSignature, type SignedPayload } from '../../../electron/core/config/cloud/cloud-signature.ts';

/** What a copy holds; texts are TOML, the highest first. */
export interface CloudCopy {
  readonly config?: readonly string[];
  readonly requirements?: readonly string[];
  readonly expires?: string;
  readonly account?: string | null;
  /** In place of the right one. */
  readonly signature?: string;
}

/** The text of `cloud-config-bundle-cache.json` as Codex writes it, made an hour before it expires. */
export function cloudCopy(copy: CloudCopy = {}): string {
  const { config = [], requirements = [], expires = '2026-11-23T05:00:00.000Z', account = null } = copy;
  const payload: SignedPayload = {
    version: 1,
    cached_at: new Date(Date.parse(expires) - 3_600_000).toISOString(),
    expires_at: expires,
    chatgpt_user_id: 'user-made-up',
    account_id: account,
    bundle: {
      config_toml: {
        enterprise_managed: config.map((contents, id) => ({ id: `c${id}`, name: `C${id}`, contents })),
      },
      requirements_toml: {
        enterprise_managed: requirements.map((contents, id) => ({ id: `r${id}`, name: `r${id}`, contents })),
      },
    },
  };
  const signature = copy.signature ?? cloudSignature(payload);
  return JSON.stringify({ signed_payload: payload, signature }, null, 2);
}

/** A copy with these configurations and requirements, which expires at five on 2026-11-23. */
export const cloudBundle = (
  config: string[],
  requirements: string[],
  expires = '2026-11-23T05:00:00.000Z',
): string => cloudCopy({ config, requirements, expires });

/** An hour before `cloudBundle` expires. */
export const BEFORE_EXPIRY = Date.parse('2026-11-23T04:00:00Z');
