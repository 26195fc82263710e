import { capital, withoutStop } from '../../capital.ts';
import { listOf } from '../../list-of.ts';
import { type Clause, messageMaker } from '../../message.ts';
import { plural } from '../../plural.ts';
import type { Signal } from '../../signal.ts';

const at = (file: string, line: number | null) => (line === null ? file : `${file}, line ${line}`);
const any = (names: readonly string[]) => listOf(names, 'or');
const all = (names: readonly string[]) => listOf(names, 'and');
const count = (n: number, one: string, other: string) => `${n} ${plural('en', n, { one, other })}`;
const within = (file: string, key: string | null) => (key === null ? file : `${file} holds \`${key}\`, and`);

/** What rules of a policy found. Values and their layers are clauses; all else are sentences. */
export const checks = {
  'check.value': ({ key, value, by }: { key: string; value: string; by: Clause }) =>
    `\`${key}\` is ${value}, because ${by}`,
  'check.unset': ({ key, values }: { key: string; values: readonly string[] }) =>
    `nothing sets \`${key}\`, so Codex uses ${any(values)}`,
  'check.plain': ({ said }: { said: Clause }) => `${capital(said)}.`,
  'check.allowed': ({ said }: { said: Clause }) => `${capital(said)}, which the policy allows.`,
  'check.not-allowed': ({ said, allowed }: { said: Clause; allowed: readonly string[] }) =>
    `${capital(said)}; the policy allows ${allowed.length === 0 ? 'none' : any(allowed)}.`,
  'check.not-enforced': ({ said }: { said: Clause }) =>
    `${capital(said)}, and the user can change it: neither requirements nor a managed file hold it.`,
  'check.required': ({ key, values, by }: { key: string; values: readonly string[]; by: Clause }) =>
    `Requirements allow ${any(values)} alone (\`${key}\`): ${by}.`,
  'check.not-known': ({ reason }: { reason: Clause }) => `Not known: ${withoutStop(reason)}.`,
  'check.not-a-requirement': ({ key }: { key: string }) =>
    `requirements.toml does not take \`${key}\`; a managed_config.toml does`,
  'check.not-on-windows': () =>
    'a managed configuration does not count on Windows, so that a user can change it',
  'check.not-named': () => 'the policy names none',
  'check.no-collector-named': () => 'the policy does not say where the collector is',
  'check.waiver-over': ({ evidence, until }: { evidence: Clause; until: string }) =>
    `${evidence} It was waived until ${until}.`,
  'check.refuses': () => 'Codex does not start with this configuration',
  'check.file-unread': ({ file, why }: { file: string; why: Clause }) => `${file} was not read: ${why}`,
  'check.folder-unread': ({ folder }: { folder: string }) =>
    `the configuration of the trusted folder ${folder} was not understood`,
  'check.analytics': ({ reason }: { reason: Clause }) => `${withoutStop(reason)}.`,
  'check.analytics.overridable': ({ reason }: { reason: Clause }) =>
    `${withoutStop(reason)}; "codex exec --ignore-user-config" and -c leave that out.`,
  'check.analytics.not-enforced': () =>
    'Codex ignores [analytics] in requirements.toml; a managed_config.toml (macOS and Linux) or a macOS profile holds it',
  'check.analytics-project.managed': () => 'A managed file decides about analytics, so no repository can.',
  'check.analytics-project.on': ({ file }: { file: string }) =>
    `A trusted repository switches analytics on: ${file}.`,
  'check.analytics-project.none': ({ folders }: { folders: number }) =>
    `None of ${count(folders, 'trusted folder', 'trusted folders')} switches analytics on.`,
  'check.tool-content.none': () => 'No logs are exported, so no arguments or output of tools.',
  'check.tool-content.accepted': () =>
    'Exported logs hold arguments and output of tools, which the policy accepts.',
  'check.tool-content.sent': () =>
    'Exported logs hold arguments and output of tools, whatever otel.log_user_prompt says.',
  'check.exporter-invalid': ({ signal }: { signal: Signal }) => `the exporter of ${signal} is not valid`,
  'check.otel.since': ({ version }: { version: string }) =>
    `requirements hold [otel] from Codex ${version} on`,
  'check.otel.no-destination': () => 'No logs, traces or metrics go to a collector.',
  'check.otel.no-collector': () => 'No signal goes to a collector, so there is none that could refuse it.',
  'check.otel.no-url': ({ signal }: { signal: Signal }) => `The endpoint of ${signal} is no URL.`,
  'check.otel.logs-off': ({ exporter }: { exporter: 'none' | 'statsig' | 'invalid' }) =>
    ({
      none: 'Logs are not exported.',
      statsig: 'Logs go to OpenAI and not to a collector.',
      invalid: 'The exporter of logs is not valid, so they are not exported.',
    })[exporter],
  'check.otel.logs-on': ({ host }: { host: string }) => `Logs go to ${host}.`,
  'check.otel.logs-not-enforced': ({ host }: { host: string }) =>
    `Logs go to ${host}, and the user can change it: neither requirements nor a managed file hold it.`,
  'check.otel.health': ({ signal, sentence }: { signal: Signal; sentence: Clause }) =>
    `${capital(signal)}: ${withoutStop(sentence)}.`,
  'check.otel.untested': ({ signal, sentence }: { signal: Signal; sentence: Clause }) =>
    `${signal}: ${withoutStop(sentence)}`,
  'check.otel.accepted': ({ signals, at: time }: { signals: readonly Signal[]; at: string }) =>
    `The collector took an export of ${all(signals)}, last asked ${time}.`,
  'check.otel.host': ({ signal, host, hosts }: { signal: Signal; host: string; hosts: readonly string[] }) =>
    hosts.length === 0
      ? `${capital(signal)} go to ${host}, which is no collector of yours.`
      : `${capital(signal)} go to ${host}; the policy allows ${any(hosts)}.`,
  'check.otel.hosts': ({ hosts }: { hosts: readonly string[] }) =>
    `Everything exported goes to ${all(hosts)}.`,
  'check.otel.plain': ({ signal, host }: { signal: Signal; host: string }) =>
    `${capital(signal)} go to ${host} without encryption.`,
  'check.otel.encrypted': ({ hosts }: { hosts: readonly string[] }) =>
    `What goes to ${all(hosts)} is encrypted, or stays on this machine.`,
  'check.config.invalid': ({ reason }: { reason: Clause }) =>
    `Codex cannot use the configuration: ${withoutStop(reason)}.`,
  'check.config.broken': ({ layer, message }: { layer: Clause; message: Clause }) =>
    `${capital(layer)} is broken: ${withoutStop(message)}.`,
  'check.config.valid': ({ files }: { files: number }) =>
    files === 0 ? 'There is no configuration file.' : `${count(files, 'file is', 'files are')} valid.`,
  'check.keys.ignored': ({ layer, keys }: { layer: Clause; keys: readonly string[] }) =>
    `Codex ignores ${all(keys)} in ${layer}.`,
  'check.keys.known': () => 'Codex knows every key.',
  'check.managed.writable': ({ file }: { file: string }) => `The user can write ${file}.`,
  'check.managed.makeable': ({ file }: { file: string }) => `${file} is not there, and the user can make it.`,
  'check.managed.windows': () => 'who may write a file is not read on Windows',
  'check.managed.closed': ({ files }: { files: readonly string[] }) =>
    `Only an administrator can write ${any(files)}.`,
  'check.secret.open': ({ file, key }: { file: string; key: string | null }) =>
    `${within(file, key)} can be read by other users of this machine.`,
  'check.secret.tracked': ({ file, key }: { file: string; key: string | null }) =>
    `${within(file, key)} is in a Git repository.`,
  'check.secret.access-unread': () => 'who may read a file is not read on this system',
  'check.secret.closed': ({ files }: { files: number }) =>
    files === 0
      ? 'No file holds a credential.'
      : `Only you can read ${count(files, 'the file that holds', 'files that hold').replace(/^1 /, '')} credentials.`,
  'check.requirements.present': ({ layers }: { layers: readonly Clause[] }) =>
    `Requirements come from ${all(layers)}.`,
  'check.requirements.none': () => 'There are no requirements, so a user can change every setting.',
  'check.requirements.none-to-enforce': () => 'There are no requirements.',
  'check.requirements.enforced': () => 'This Codex enforces every key of the requirements.',
  'check.requirements.ignored': ({ layer, keys }: { layer: Clause; keys: readonly string[] }) =>
    `This Codex ignores ${all(keys)} in ${layer}.`,
  'check.requirements.refuses': ({ reason }: { reason: Clause }) =>
    `Codex does not start: ${withoutStop(reason)}.`,
  'check.requirements.starts': () => 'The requirements fit together, and Codex starts.',
  'check.allow-list.name': ({ kind, name }: { kind: 'server' | 'profile' | 'provider'; name: string }) =>
    ({
      server: `The MCP server ${name} is allowed by a name on PATH, where a user can put another program.`,
      profile: `The permission profile ${name} is allowed and not defined by the requirements: a user can define it.`,
      provider: `The provider ${name} is required and not defined by the requirements: a user can define it.`,
    })[kind],
  'check.allow-list.identified': () => 'No allow-list goes by a name alone.',
  'check.sign-in': ({ auth }: { auth: 'chatgpt' | 'apikey' }) =>
    auth === 'chatgpt' ? 'Codex is signed in with ChatGPT.' : 'Codex is signed in with an API key.',
  'check.sign-in.none': () => 'auth.json is not there or does not say how Codex is signed in',
  'check.sign-in.other': ({
    auth,
    allowed,
  }: {
    auth: 'chatgpt' | 'apikey' | 'provider';
    allowed: readonly string[];
  }) =>
    `Codex is signed in with ${{ chatgpt: 'ChatGPT', apikey: 'an API key', provider: 'another provider' }[auth]}; the policy allows ${any(allowed)}.`,
  'check.workspace.any': () => 'Accounts of every ChatGPT workspace can sign in.',
  'check.workspace.own': () => "The user's own file forces a workspace, and the user can change it.",
  'check.workspace.other': () => 'A workspace is allowed that the policy does not name.',
  'check.workspace.forced': ({ count: n }: { count: number }) =>
    `${count(n, 'workspace', 'workspaces')} can sign in; API keys and access tokens are not asked.`,
  'check.sessions.none': () => 'no index of the sessions was made yet',
  'check.sessions.by-key': (figures: { byKey: number; unknown: number; sessions: number; days: number }) =>
    `${figures.byKey} of ${count(figures.sessions, 'session', 'sessions')} of ${count(figures.days, 'day', 'days')} were signed in with an API key.`,
  'check.sessions.unknown': (figures: { byKey: number; unknown: number; sessions: number; days: number }) =>
    `of ${figures.unknown} of ${count(figures.sessions, 'session', 'sessions')} of ${count(figures.days, 'day', 'days')} it is not known how they were signed in`,
  'check.sandbox.profile': ({ name, mode }: { name: string; mode: string }) =>
    `The permission profile ${name} comes to ${mode}, which the policy does not allow.`,
  'check.rules.missing': ({ programs }: { programs: readonly string[] }) =>
    programs.length === 0
      ? 'Requirements have no rules on commands.'
      : `Requirements have no rule on ${all(programs)}.`,
  'check.rules.covered': ({ programs }: { programs: readonly string[] }) =>
    `Requirements have rules on ${all(programs)}.`,
  'check.network.profile': ({ name }: { name: string }) =>
    `The permission profile ${name} gives commands a network.`,
  'check.models.no-catalog': () => 'No requirement names a catalogue of models.',
  'check.models.default': () => 'No file sets a model, so Codex chooses.',
  'check.servers.not-enforced': () => 'Requirements do not list MCP servers, so a user can add any.',
  'check.servers.listed': ({ name }: { name: string }) =>
    `Requirements allow the MCP server ${name}, which the policy does not.`,
  'check.servers.other': ({ name }: { name: string }) =>
    `The MCP server ${name} is set up, which the policy does not allow.`,
  'check.servers.allowed': ({ names }: { names: readonly string[] }) => `MCP servers: ${all(names)}.`,
  'check.servers.none': () => 'No MCP server is set up.',
  'check.servers.closed': ({ by }: { by: Clause }) =>
    `No MCP server starts but those that requirements list: ${by}.`,
  'check.servers.identity': () =>
    'requirements.toml lists MCP servers with the command or the address of each, which a policy does not have',
  'check.hooks.managed': ({ by }: { by: Clause }) => `Only managed hooks run, because ${by}.`,
  'check.hooks.not-enforced': () =>
    'Requirements do not limit hooks, so a user or a trusted repository can add any.',
  'check.hooks.own': ({ events }: { events: readonly string[] }) =>
    `A hook of the user or of a repository runs on ${all(events)}.`,
  'check.hooks.none': () => 'No hook is set up outside managed files.',
  'check.features.open': ({ name, on }: { name: string; on: boolean }) =>
    on ? `The feature ${name} is on.` : `Requirements do not switch the feature ${name} off.`,
  'check.features.off': ({ names }: { names: readonly string[] }) =>
    names.length === 0 ? 'No feature has to be off.' : `Requirements switch ${all(names)} off.`,
  'check.trusted.fine': ({ folders }: { folders: number }) =>
    folders === 0
      ? 'No folder is trusted.'
      : `${count(folders, 'folder is', 'folders are')} trusted, none of them too wide.`,
  'check.trusted.wide': ({ folder }: { folder: string }) =>
    `${folder} is trusted, and with it all that lies below.`,
  'check.trusted.outside': ({ folder }: { folder: string }) =>
    `${folder} is trusted, which the policy does not allow.`,
  'check.version': ({ version }: { version: string }) => `Codex ${version} is in use.`,
  'check.version.none': () => 'no Codex was seen on this machine',
  'check.version.old': ({ version, min }: { version: string; min: string }) =>
    `Codex ${version} is in use; the policy asks for ${min} or newer.`,
  'check.version.new': ({ version, below }: { version: string; below: string }) =>
    `Codex ${version} is in use; the policy asks for one before ${below}.`,
  'check.version.unverified': ({ version, verified }: { version: string; verified: string }) =>
    `Codex ${version} is in use; Codex Glance was verified with ${verified}.`,
  'check.retention': ({ said, days }: { said: Clause; days: number }) =>
    `${withoutStop(said)}. The oldest session on disk is ${count(days, 'day', 'days')} old.`,
  'check.retention.none': ({ said }: { said: Clause }) =>
    `${withoutStop(said)}. There is no session on disk.`,
  'check.residency': ({ region }: { region: string }) => `Requirements say that data stays in "${region}".`,
  'check.residency.none': ({ region }: { region: string }) =>
    `No requirement says that data stays in "${region}".`,
  'check.remote.closed': () => 'Requirements refuse remote control and pictures of other programs.',
  'check.remote.open': ({ key }: { key: string }) => `Requirements do not say \`${key} = false\`.`,
  'check.windows.other': () => 'This is not Windows.',
  'check.windows.required': ({ words }: { words: readonly string[] }) =>
    `Requirements allow the sandbox ${any(words)} alone.`,
  'check.windows.open': () => 'Requirements do not limit the sandbox of Windows.',
  'check.reads.denied': ({ patterns }: { patterns: readonly string[] }) =>
    `Commands cannot read ${all(patterns)}.`,
  'check.reads.open': ({ patterns }: { patterns: readonly string[] }) =>
    patterns.length === 0
      ? 'Requirements keep no file from being read.'
      : `Requirements do not deny reading ${all(patterns)}.`,
  'check.remedy.add': ({ key, file }: { key: string; file: string }) => `Add \`${key}\` to ${file}.`,
  'check.remedy.change': ({ key, file, line }: { key: string; file: string; line: number | null }) =>
    `Change \`${key}\` in ${at(file, line)}.`,
  'check.remedy.remove': ({ key, file, line }: { key: string; file: string; line: number | null }) =>
    `Remove \`${key}\` from ${at(file, line)}.`,
  'check.remedy.mend': ({ file, line }: { file: string; line: number | null }) => `Mend ${at(file, line)}.`,
  'check.remedy.conflict': () => 'Two files do not fit together: "codex-glance config" shows what each says.',
  'check.remedy.doctor': () => 'See what is not known with "codex-glance doctor".',
  'check.remedy.requirements': ({ file }: { file: string }) =>
    `Write ${file}; "codex-glance requirements build" makes it of a policy.`,
  'check.remedy.analytics-managed': ({ file }: { file: string }) => `Say it in ${file}, which Codex heeds.`,
  'check.remedy.identity': ({
    kind,
    file,
    line,
  }: {
    kind: 'server' | 'profile' | 'provider';
    file: string;
    line: number | null;
  }) =>
    ({
      server: `Give the whole path of the command, or an address, in ${at(file, line)}.`,
      profile: `Define it below [permissions] in ${at(file, line)}.`,
      provider: `Define it below [model_providers] in ${at(file, line)}.`,
    })[kind],
  'check.remedy.root': ({ file }: { file: string }) =>
    `Let root own ${file} and its folder, and nobody else write them.`,
  'check.remedy.mode': ({ file }: { file: string }) => `Run: chmod 600 ${file}`,
  'check.remedy.untrack': ({ file }: { file: string }) =>
    `Take ${file} out of the repository, and replace the credential: its history has it.`,
  'check.remedy.probe': () => 'Run "codex-glance otel probe", or check with --probe.',
  'check.remedy.sign-in': () => 'Run "codex logout", then "codex login" in the way that the policy allows.',
  'check.remedy.index': () => 'Run "codex-glance status" once, which reads the sessions.',
  'check.remedy.untrust': ({ folder, file, line }: { folder: string; file: string; line: number | null }) =>
    `Remove the trust in ${folder} from ${at(file, line)}, and trust the single projects instead.`,
  'check.remedy.update': ({ version }: { version: string }) => `Update Codex to ${version} or newer.`,
  'check.remedy.downgrade': ({ below }: { below: string }) => `Install a Codex before ${below}.`,
  'check.remedy.verify': () => 'Run "codex-glance config --verify", or update Codex Glance.',
  'check.remedy.prune': ({ days }: { days: number }) =>
    `Remove sessions that are older than ${count(days, 'day', 'days')}.`,
};

export const checkMessage = messageMaker(checks);
