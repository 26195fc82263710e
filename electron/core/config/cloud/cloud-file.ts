import * as v from 'valibot';

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

/** What an organisation says, as Codex keeps it. */
export type CloudFile = v.InferOutput<typeof cacheFile>;

/** What it says of one kind of file. */
export type CloudFragments = v.InferOutput<typeof fragments>;

/** Parses the text of Codex's cache file; null where it has another form. */
export function parseCloudFile(text: string): CloudFile | null {
  try {
    const parsed = v.safeParse(cacheFile, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
