import { type Clause, messageMaker } from '../../message.ts';

/** What Codex was seen to do where people commonly assume something else. */
export const knownBehaviour = {
  'known-behaviour.requirements.analytics-ignored.actual': () =>
    'Analytics is decided by config files alone, so this does not switch it off.',
  'known-behaviour.requirements.analytics-ignored.proof': () =>
    'Codex warns that the key is ignored, and `codex exec` still sent events and metrics. 0.150 to 0.166 do the same.',
  'known-behaviour.requirements.analytics-ignored.remedy': () =>
    'Put it in managed_config.toml (macOS, Linux) or the managed preferences (macOS). The system config.toml and cloud config work too, but people can overrule them.',
  'known-behaviour.project.analytics-on.actual': () =>
    'You trust this project, so its config.toml comes before yours. `analytics` is not among the keys that Codex drops from it.',
  'known-behaviour.project.analytics-on.proof': () =>
    '`codex exec` in a trusted project sent events and metrics against the opt-out of the user.',
  'known-behaviour.project.analytics-on.remedy': () =>
    'Remove the key from the project, or stop trusting it.',
  'known-behaviour.project.feedback-on.actual': () =>
    'You trust this project, so its config.toml comes before yours. `feedback` is not among the keys that Codex drops from it.',
  'known-behaviour.project.feedback-on.proof': () => 'The list of dropped keys that Codex itself gives.',
  'known-behaviour.invalid.actual': () =>
    'The app-server of the IDE and the desktop app goes on without the file, and an opt-out in it is gone.',
  'known-behaviour.invalid.proof': () =>
    'An app-server whose broken config.toml said `enabled = false` sent metrics.',
  'known-behaviour.invalid.remedy': () => 'Repair it, then restart Codex.',
  'known-behaviour.managed.not-read.actual': () =>
    'Codex no longer reads it there and only warns that it exists. What it says has no effect.',
  'known-behaviour.managed.not-read.proof': () =>
    "The Windows program's own warning names the file and what to use instead.",
  'known-behaviour.managed.not-read.remedy': () =>
    'Use %ProgramData%\\OpenAI\\Codex\\requirements.toml to enforce, or config.toml there for defaults.',
  'known-behaviour.otel.exporter.two-kinds.actual': () =>
    'Codex merges the two tables and then takes neither, so the whole configuration is invalid.',
  'known-behaviour.otel.exporter.two-kinds.proof': () =>
    'with otlp-grpc in one layer and otlp-http in another it says "wanted exactly 1 element".',
  'known-behaviour.otel.exporter.two-kinds.remedy': () => 'Use the same kind in both, or none in one.',
  'known-behaviour.requirements.otel-not-enforced.actual': () => 'Codex before 0.166.0 ignores it.',
  'known-behaviour.requirements.otel-not-enforced.proof': () =>
    '0.165.0 and 0.166.0 were asked with the same file.',
  'known-behaviour.requirements.otel-not-enforced.remedy': () => 'Update Codex to 0.166.0 or newer.',
  'known-behaviour.user.can-be-skipped.actual': () =>
    '`codex exec --ignore-user-config` leaves your config.toml out, and the opt-out with it.',
  'known-behaviour.user.can-be-skipped.proof': () =>
    '`codex exec --ignore-user-config` sent events and metrics although the file said off.',
  'known-behaviour.user.can-be-skipped.remedy': () =>
    'Pass `-c analytics.enabled=false` in such runs, or set it in managed_config.toml.',
  'known-behaviour.profile.differs.actual': () =>
    'A profile file overrides config.toml in everything it sets. `codex app-server` does not take profiles.',
  'known-behaviour.profile.differs.proof': () =>
    '`codex exec -p` with a profile file sent, or did not send, as the profile said.',
  'known-behaviour.profile.differs.remedy': () =>
    'Remove the key from the profile, or set it in a layer above.',
  'known-behaviour.unknown-keys.actual': () =>
    'Codex ignores it. Only `--strict-config` makes it an error, and inside an exporter it does not even warn.',
  'known-behaviour.unknown-keys.proof': () => 'with unknown keys in [otel], in an exporter and at the top.',
  'known-behaviour.unknown-keys.remedy': () => 'Correct or remove the key.',
  'known-behaviour.otel.tls.missing-file.actual': () =>
    'An app-server does not start, and `codex exec` runs without telemetry.',
  'known-behaviour.otel.tls.missing-file.proof': () =>
    'with a certificate that is not there it says "error loading otel config".',
  'known-behaviour.otel.tls.missing-file.remedy': () =>
    'Put the file in place, or correct its path. A relative path starts at the folder of the config file.',
  'known-behaviour.order.options-below-managed.actual': () =>
    'managed_config.toml comes before config.toml, projects and `-c`.',
  'known-behaviour.order.options-below-managed.proof': () => 'with both set, the managed value is in force.',
  'known-behaviour.order.options-below-managed.remedy': () => 'Use the system config.toml for defaults.',
  'known-behaviour.seen': ({
    actual,
    version,
    day,
    proof,
  }: {
    actual: Clause;
    version: string;
    day: string;
    proof: Clause;
  }) => `${actual} Seen with Codex ${version} on ${day}: ${proof}`,
};

export const knownBehaviourMessage = messageMaker(knownBehaviour);
