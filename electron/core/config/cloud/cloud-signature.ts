import { createHmac } from 'node:crypto';

/**
 * The key with which Codex signs its copy of the cloud config: a constant in the program (0.171.0). It
 * guards against accidents, such as a file that was cut off or edited; everyone can sign with it.
 */
const KEY = 'codex-cloud-config-bundle-cache-v1-6160ae70-bcfd-4ca8-a99b-40f73b3b072e';

interface Fragment {
  readonly id: string;
  readonly name?: string | undefined;
  readonly contents: string;
}

interface Fragments {
  readonly enterprise_managed?: readonly Fragment[] | undefined;
}

/** The part of the copy that is signed. Other members are not. */
export interface SignedPayload {
  readonly version: number;
  readonly cached_at: string;
  readonly expires_at: string;
  readonly chatgpt_user_id?: string | null | undefined;
  readonly account_id?: string | null | undefined;
  readonly bundle: {
    readonly config_toml?: Fragments | undefined;
    readonly requirements_toml?: Fragments | undefined;
  };
}

/** Returns the signature that Codex gives a payload: of its members in Codex's own order, without white space. */
export function cloudSignature(payload: SignedPayload): string {
  const fragments = (list: Fragments | undefined) => ({
    enterprise_managed: (list?.enterprise_managed ?? []).map(({ id, name, contents }) => ({
      id,
      name,
      contents,
    })),
  });
  const signed = {
    version: payload.version,
    cached_at: payload.cached_at,
    expires_at: payload.expires_at,
    chatgpt_user_id: payload.chatgpt_user_id ?? null,
    account_id: payload.account_id ?? null,
    bundle: {
      config_toml: fragments(payload.bundle.config_toml),
      requirements_toml: fragments(payload.bundle.requirements_toml),
    },
  };
  return createHmac('sha256', KEY).update(JSON.stringify(signed)).digest('base64');
}
