import type { ConfigReport } from '../../shared/commands.ts';
import type { DoctorCheck, DoctorFile, DoctorReport } from '../../shared/doctor.ts';
import { textOf } from '../../shared/messages/message.ts';
import { plural } from '../../shared/messages/plural.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { sockets } from '../sockets.ts';
import type { Entry, SystemFacts } from './system-facts.ts';

/** What a report is made of. */
export interface DoctorInput {
  /** As far as it was read. */
  readonly snapshot: Snapshot;
  readonly config: ConfigReport;
  readonly system: SystemFacts;
  readonly stateDir: string;
  readonly homeDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Why reading ended early; null where it did not. */
  readonly failure: string | null;
}

/** Fewer watches of folders may not be enough for a long history of sessions. */
const FEW_WATCHES = 8_192;
const FEW_INSTANCES = 16;

/** Names of variables that change what Glance or a probe does. Their values may be secrets. */
const BEARING =
  /^(?:CODEX_HOME|CODEX_GLANCE_[A-Z_]+|NO_COLOR|FORCE_COLOR|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|TZ|LANG|LC_ALL|XDG_STATE_HOME|(?:https?|all|no)_proxy|OTEL_[A-Z_]+|SSL_CERT_(?:FILE|DIR))$/i;

/** Says what was found and read, what was not and why, and what is wrong. Pure. */
export function doctorReport(input: DoctorInput): DoctorReport {
  const { snapshot, system, env } = input;
  const { node, platform, arch, release } = system;
  const { generatedAt, glanceVersion, timezone, locale, codex } = snapshot;
  return {
    schema: 'codex-glance.doctor/1',
    version: glanceVersion,
    generatedAt,
    system: { node, platform, arch, release, timezone, locale },
    codex,
    files: [...sessionFiles(input), ...configFiles(input), ...stateFiles(input)],
    checks: checksOf(input),
    environment: Object.keys(env)
      .filter((name) => env[name] && BEARING.test(name))
      .toSorted(),
    sockets: sockets.map(({ what, direction }) => ({ what, direction })),
  };
}

function sessionFiles(input: DoctorInput): DoctorFile[] {
  return input.snapshot.codexHomes.map(({ path, exists, rolloutFiles }) => ({
    path: redactor(input)(path),
    kind: 'sessions',
    read: exists ? input.failure === null : null,
    reason: exists ? `${rolloutFiles} ${rolloutFiles === 1 ? 'session file' : 'session files'}` : 'not there',
    bytes: null,
    mode: null,
  }));
}

function configFiles(input: DoctorInput): DoctorFile[] {
  const redact = redactor(input);
  return input.config.layers.flatMap(({ origin, exists, disabledReason, error }): DoctorFile[] => {
    const { file, layer } = origin;
    if (file === undefined) return [];
    const plain = exists ? 'in force' : 'not there';
    const said = error?.message ?? disabledReason;
    const reason = said === null ? plain : textOf(said);
    return [
      {
        path: layer === 'project' ? projectPath(file) : redact(file),
        kind: 'config',
        read: exists ? error === null : null,
        reason: layer === 'project' ? concealed(reason, '<project>') : redact(reason),
        bytes: null,
        mode: null,
      },
    ];
  });
}

function stateFiles(input: DoctorInput): DoctorFile[] {
  const { stateDir, system } = input;
  const { entry, entries } = system.stateFolder;
  const redact = redactor(input);
  const of = (each: Entry, kind: DoctorFile['kind'], reason: string): DoctorFile => ({
    path: redact(each.path),
    kind,
    read: null,
    reason,
    bytes: kind === 'state-folder' ? null : each.bytes,
    mode: each.mode === null ? null : each.mode.toString(8).padStart(3, '0'),
  });
  return [
    entry === null
      ? {
          path: redact(stateDir),
          kind: 'state-folder',
          read: null,
          reason: 'not there',
          bytes: null,
          mode: null,
        }
      : of(entry, 'state-folder', "Glance's own folder"),
    ...entries.map((each) =>
      /usage-[0-9a-f]+\.sqlite/.test(each.path)
        ? of(each, 'index', 'what was read of sessions')
        : of(each, 'state', "Glance's own"),
    ),
  ];
}

function counted(count: number, one: string, other: string): string {
  return `${count} ${plural('en', count, { one, other })}`;
}

function checksOf(input: DoctorInput): DoctorCheck[] {
  const { snapshot, config, failure } = input;
  const redact = redactor(input);
  const { reading } = snapshot.coverage;
  const unread = reading.filesUnreadable;
  const lines = reading.linesNotUnderstood;
  const check = (id: string, state: DoctorCheck['state'], text: string): DoctorCheck => ({
    id,
    state,
    text: redact(text),
  });
  return [
    failure === null
      ? check('read', 'ok', `${counted(reading.files, 'session file was', 'session files were')} read.`)
      : check('read', 'failed', `Reading ended early: ${failure}`),
    ...(unread === 0
      ? []
      : [
          check(
            'sessions',
            'warning',
            `${counted(unread, 'session file', 'session files')} could not be read.`,
          ),
        ]),
    ...(lines === 0
      ? []
      : [
          check(
            'lines',
            'warning',
            `${counted(lines, 'line of a session was', 'lines of sessions were')} not understood.`,
          ),
        ]),
    ...snapshot.codexHomes
      .filter(({ exists }) => !exists)
      .map(({ path, source }) =>
        check('home', source === 'default' ? 'warning' : 'failed', `There is no Codex home at ${path}.`),
      ),
    codexCheck(snapshot, check),
    config.invalid == null
      ? check('config', 'ok', 'Codex can use its configuration.')
      : check(
          'config',
          'failed',
          `Codex cannot use its configuration: ${concealed(textOf(config.invalid.reason))}`,
        ),
    ...stateChecks(input, check),
    ...watchChecks(input.system, check),
    ...snapshot.findings
      .filter(({ level }) => level !== 'info')
      .map(({ kind, level, title }) =>
        check(`finding.${kind}`, level === 'error' ? 'failed' : 'warning', concealed(textOf(title))),
      ),
  ];
}

type MakeCheck = (id: string, state: DoctorCheck['state'], text: string) => DoctorCheck;

function codexCheck({ codex: { state, seen, verified } }: Snapshot, check: MakeCheck): DoctorCheck {
  const known = `verified with ${verified.version}`;
  const [newest] = seen;
  if (state === 'not-known' || newest === undefined)
    return check('codex', 'not-known', `No Codex was seen; Glance is ${known}.`);
  return state === 'newer'
    ? check('codex', 'warning', `Codex ${newest.version} is newer than what Glance is ${known}.`)
    : check('codex', 'ok', `Codex ${newest.version} is in use; Glance is ${known}.`);
}

function stateChecks({ stateDir, system }: DoctorInput, check: MakeCheck): DoctorCheck[] {
  const { entry, writable } = system.stateFolder;
  if (entry === null)
    return [check('state', 'not-known', `${stateDir} is not there yet; the first read creates it.`)];
  const open = entry.mode !== null && (entry.mode & 0o077) !== 0;
  return [
    writable
      ? check('state', 'ok', 'The state folder can be written.')
      : check(
          'state',
          'failed',
          `${stateDir} cannot be written. Make it yours, or name another with --state-dir.`,
        ),
    ...(open ? [check('state-mode', 'warning', `Others may read ${stateDir}. Set its mode to 700.`)] : []),
  ];
}

function watchChecks({ platform, watches, instances }: SystemFacts, check: MakeCheck): DoctorCheck[] {
  if (platform !== 'linux') return [];
  if (watches === null || instances === null)
    return [check('watches', 'not-known', 'How many folders may be watched is not known.')];
  const text = `The system allows ${watches} watches and ${instances} instances of inotify.`;
  return watches < FEW_WATCHES || instances < FEW_INSTANCES
    ? [check('watches', 'warning', `${text} Raise fs.inotify.max_user_watches if changes are missed.`)]
    : [check('watches', 'ok', text)];
}

/** Paths in a text that is for others: the home folder is `~`. */
function redactor({ homeDir }: DoctorInput): (text: string) => string {
  const home = homeDir.replace(/[\\/]+$/, '');
  return (text) => (home === '' ? text : text.replaceAll(home, '~'));
}

/** The project's own name is left out. */
function projectPath(file: string): string {
  return `<project>${/[\\/]\.codex[\\/].*$/.exec(file)?.[0] ?? ''}`;
}

/** A sentence without the paths and addresses in it, which may name a person or a project. */
function concealed(text: string, place = '…'): string {
  return text
    .replaceAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '…')
    .replaceAll(/(?<![\w/:.])(?:~|[A-Za-z]:)?[\\/](?:[^\s"'`,;:()]+)/g, place);
}
