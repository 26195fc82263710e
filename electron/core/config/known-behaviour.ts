/**
 * What Codex was seen to do with its configuration where people commonly assume something else. Each entry
 * is a kind of finding; the finding says where on this machine it matters.
 */
export interface KnownBehaviour {
  /** The finding's `kind`. */
  readonly kind: string;
  /** What is commonly assumed instead. */
  readonly assumption: string;
  /** What Codex does, in the words of the finding. */
  readonly actual: string;
  /** How it is known. */
  readonly proof: string;
  /** The Codex version it was seen with: a fact of that day, whatever was verified since. */
  readonly seenWith: string;
  /** The first version that does so; null where older ones were not asked. */
  readonly since: string | null;
  /** The day it was seen, `YYYY-MM-DD`. */
  readonly on: string;
  readonly remedy: string;
}

/** When most entries were seen. A new verified version does not change it: seeing one again does. */
const seen = { seenWith: '0.169.0', on: '2026-11-23' } as const;

/** Every such difference that Glance knows, in one place. To be asked again with each new Codex. */
export const knownBehaviour = [
  {
    ...seen,
    kind: 'config.requirements.analytics-ignored',
    assumption: '[analytics] in requirements.toml switches analytics off for everyone.',
    actual: 'Analytics is decided by config files alone, so this does not switch it off.',
    proof:
      'Codex warns that the key is ignored, and `codex exec` still sent events and metrics. 0.150 to 0.166 do the same.',
    since: '0.150.0',
    remedy:
      'Put it in managed_config.toml (macOS, Linux) or the managed preferences (macOS). The system ' +
      'config.toml and cloud config work too, but people can overrule them.',
  },
  {
    ...seen,
    kind: 'config.project.analytics-on',
    assumption: 'A repository cannot change what you decided about analytics.',
    actual:
      'You trust this project, so its config.toml comes before yours. `analytics` is not among the keys that Codex drops from it.',
    proof: '`codex exec` in a trusted project sent events and metrics against the opt-out of the user.',
    since: null,
    remedy: 'Remove the key from the project, or stop trusting it.',
  },
  {
    ...seen,
    kind: 'config.project.feedback-on',
    assumption: 'A repository cannot switch feedback back on.',
    actual:
      'You trust this project, so its config.toml comes before yours. `feedback` is not among the keys that Codex drops from it.',
    proof: 'The list of dropped keys that Codex itself gives.',
    since: null,
    remedy: 'Remove the key from the project, or stop trusting it.',
  },
  {
    ...seen,
    kind: 'config.invalid',
    assumption: 'A mistake in config.toml stops Codex, so nothing is sent.',
    actual:
      'The app-server of the IDE and the desktop app goes on without the file, and an opt-out in it is gone.',
    proof: 'An app-server whose broken config.toml said `enabled = false` sent metrics.',
    since: null,
    remedy: 'Repair it, then restart Codex.',
  },
  {
    ...seen,
    kind: 'config.managed.not-read',
    assumption: 'managed_config.toml in CODEX_HOME is enforced on Windows.',
    actual: 'Codex no longer reads it there and only warns that it exists. What it says has no effect.',
    proof: "The Windows program's own warning names the file and what to use instead.",
    since: null,
    remedy:
      'Use %ProgramData%\\OpenAI\\Codex\\requirements.toml to enforce, or config.toml there for defaults.',
  },
  {
    ...seen,
    kind: 'otel.exporter.two-kinds',
    assumption: 'The higher of two layers decides the exporter.',
    actual: 'Codex merges the two tables and then takes neither, so the whole configuration is invalid.',
    proof: 'with otlp-grpc in one layer and otlp-http in another it says "wanted exactly 1 element".',
    since: null,
    remedy: 'Use the same kind in both, or none in one.',
  },
  {
    ...seen,
    kind: 'config.requirements.otel-not-enforced',
    assumption: '[otel] in requirements.toml is enforced.',
    actual: 'Codex before 0.166.0 ignores it.',
    proof: '0.165.0 and 0.166.0 were asked with the same file.',
    since: null,
    remedy: 'Update Codex to 0.166.0 or newer.',
  },
  {
    ...seen,
    kind: 'config.user.can-be-skipped',
    assumption: 'An opt-out in config.toml holds for every run.',
    actual: '`codex exec --ignore-user-config` leaves your config.toml out, and the opt-out with it.',
    proof: '`codex exec --ignore-user-config` sent events and metrics although the file said off.',
    since: null,
    remedy: 'Say it with `-c analytics.enabled=false` in such runs, or have it in managed_config.toml.',
  },
  {
    ...seen,
    kind: 'config.profile.differs',
    assumption: 'A profile changes the model, not what is sent.',
    actual:
      'A profile file comes before config.toml in all it says. `codex app-server` does not take profiles.',
    proof: '`codex exec -p` with a profile file sent, or did not send, as the profile said.',
    since: null,
    remedy: 'Remove the key from the profile, or have it in a layer above.',
  },
  {
    ...seen,
    kind: 'config.unknown-keys',
    assumption: 'Codex refuses a key that it does not know.',
    actual:
      'Codex ignores it. Only `--strict-config` makes it an error, and inside an exporter it does not even warn.',
    proof: 'with unknown keys in [otel], in an exporter and at the top.',
    since: null,
    remedy: 'Correct or remove the key.',
  },
  {
    ...seen,
    kind: 'otel.tls.missing-file',
    assumption: 'A missing certificate only keeps telemetry from arriving.',
    actual: 'An app-server does not start, and `codex exec` runs without telemetry.',
    proof: 'with a certificate that is not there it says "error loading otel config".',
    since: null,
    remedy:
      'Put the file in place, or correct its path. A relative path starts at the folder of the config file.',
  },
  {
    ...seen,
    kind: 'config.order.options-below-managed',
    assumption: 'managed_config.toml holds defaults that `-c` overrules.',
    actual: 'managed_config.toml comes before config.toml, projects and `-c`.',
    proof: 'with both set, the managed value is in force.',
    since: null,
    remedy: 'Use the system config.toml for defaults.',
  },
] as const satisfies readonly KnownBehaviour[];

export type KnownBehaviourKind = (typeof knownBehaviour)[number]['kind'];

/** The words of a finding: what Codex does and how that is known, and what can be done. */
export function wordsOf(kind: KnownBehaviourKind): { readonly detail: string; readonly remedy: string } {
  const behaviour: KnownBehaviour | undefined = knownBehaviour.find((one) => one.kind === kind);
  if (behaviour === undefined) return { detail: '', remedy: '' };
  const { actual, proof, seenWith, on, remedy } = behaviour;
  return { detail: `${actual} Seen with Codex ${seenWith} on ${on}: ${proof}`, remedy };
}
