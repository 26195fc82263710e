import { lowerFirst, withoutStop } from '../../capital.ts';
import { type Clause, messageMaker } from '../../message.ts';
import type { Signal } from '../../signal.ts';

const channels = { events: 'Usage events', metrics: 'Metrics' } as const;

const surfaceNames = {
  tui: 'the TUI',
  exec: 'codex exec',
  'app-server': 'a bare app-server',
  ide: 'the IDE extension or desktop app',
  daemon: "the TUI's daemon",
} as const;
type Surface = keyof typeof surfaceNames;

function list(items: readonly string[]): string {
  return items.length < 3 ? items.join(' and ') : `${items.slice(0, -1).join(', ')}, and ${items.at(-1)}`;
}

/** An edit of analytics.enabled: what it does, what follows, and why it is not made. */
export const edit = {
  'edit.unsafe': ({ name, reason }: { name: string; reason: Clause }) =>
    `Glance cannot edit ${name} safely, so nothing is written. ${reason}`,
  'edit.nothing-to-undo': ({ name }: { name: string }) => `There is no edit of ${name} to undo.`,
  'edit.gone': ({ name }: { name: string }) => `${name} no longer exists, so there is nothing to undo.`,
  'edit.left.not-utf-8': ({ name }: { name: string }) =>
    `${name} was left as it is. It is no longer valid UTF-8.`,
  'edit.left': ({ name, reason }: { name: string; reason: Clause }) => `${name} was left as it is. ${reason}`,
  'edit.processes-unknown': () =>
    'The running Codex processes could not be listed. Each keeps what it started with until it is restarted.',
  'edit.not-utf-8': () =>
    'It is not valid UTF-8, so Codex does not use it. Save it as UTF-8, then try again.',
  'edit.follows.running': () => 'A Codex that is already running goes on as before until it is restarted.',
  'edit.follows.own-metrics-go-on': ({ place }: { place: string }) =>
    `Metrics to your own collector ${place} go on: since Codex 0.163.0 analytics do not decide them.`,
  'edit.follows.own-metrics-stop': ({ place }: { place: string }) =>
    `Metrics to your own collector ${place} stop as well, before Codex 0.163.0.`,
  'edit.follows.otel': ({ signal, to, key }: { signal: Signal; to: string; key: string }) =>
    `OTel ${signal} to ${to} go on: ${key} decides them.`,
  'edit.follows.otel-openai': ({ signal, to, key }: { signal: Signal; to: string; key: string }) =>
    `OTel ${signal} to OpenAI (${to}) go on: ${key} is "statsig".`,
  'edit.follows.feedback': () =>
    'Reports that you send with /feedback still go out; feedback.enabled decides them.',
  'edit.follows.requests': () =>
    'Requests to the model still carry an installation id and the paths of your workspaces.',
  'edit.follows.can-be-skipped': () =>
    "A trusted repository's .codex/config.toml or a -c option can switch analytics on again, and codex exec --ignore-user-config skips your config.toml.",
  'edit.not-in-force': ({ reason }: { reason: Clause }) =>
    `Not in force: ${withoutStop(lowerFirst(reason))}.`,
  'edit.place.list': () => '`analytics` is a list of tables',
  'edit.place.no-table': () => '`analytics` is not a table',
  'edit.place.table': () => '`analytics.enabled` is a table',
  'edit.place.comments': () => 'the value of `analytics.enabled` has comments in it',
  'edit.no-place': () => 'Its structure does not allow a change in a single place.',
  'edit.undo.not-toml': () => 'It is no longer valid TOML.',
  'edit.undo.other-value': ({ enabled }: { enabled: boolean }) =>
    `It no longer says analytics.enabled = ${enabled}, so nothing of the edit is left.`,
  'edit.undo.changed': () => 'It was changed since, in a way that leaves no safe way back.',
  'edit.restart.tui': () => 'Leave Codex with /quit in its terminal and start it again.',
  'edit.restart.exec': () => 'It ends by itself once its task is done.',
  'edit.restart.app-server': () => 'Restart the program that started it.',
  'edit.restart.ide': () => "Reload the editor's window, or quit the desktop app and open it again.",
  'edit.restart.daemon': () => 'Run codex app-server daemon restart.',
  'edit.restart.unknown': () => 'Quit it and start it again.',
  'edit.follows.switched': ({
    id,
    to,
    on,
    surfaces,
  }: {
    id: 'events' | 'metrics';
    to: string;
    on: boolean;
    surfaces: readonly Surface[];
  }) =>
    `${channels[id]} to ${to} ${on ? 'start' : 'stop'} on ${list(surfaces.map((surface) => surfaceNames[surface]))}.`,
  'edit.follows.unverified': ({ codex, verified }: { codex: string; verified: string }) =>
    `Codex ${codex} is not verified. With ${verified}:`,
  'edit.write-instead': ({ line, what, within }: { line: number; what: Clause; within: boolean }) =>
    `In line ${line}, ${what}. Write this in its place${within ? ', within `analytics`' : ''}.`,
  'edit.not-toml': ({ line }: { line: number | null }) =>
    `It is not valid TOML${line === null ? '' : ` (line ${line})`}, so Codex does not use it. Repair it, then add these lines at its end.`,
};

export const editMessage = messageMaker(edit);
