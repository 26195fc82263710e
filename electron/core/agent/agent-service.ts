import { posix, win32 } from 'node:path';
import type { AgentProgram } from './agent-program.ts';
import { AGENT_LABEL, launchdPlist } from './launchd-plist.ts';
import { systemdUnit } from './systemd-unit.ts';
import { TASK_NAME, windowsTask } from './windows-task.ts';

/** What the system starts the agent with. */
export interface AgentService {
  readonly kind: 'systemd' | 'launchd' | 'task';
  /** Absolute. */
  readonly file: string;
  readonly content: string;
  /** As it is written to the file. */
  readonly bytes: Uint8Array;
  /** Commands that start it now and at each sign-in, after the file was written; each a program and its words. */
  readonly start: readonly Command[];
  /** Commands that end it, before the file is removed. */
  readonly stop: readonly Command[];
  /** Commands after the file was removed. */
  readonly after: readonly Command[];
  readonly ask: Command;
  /** Returns whether the agent runs, from how `ask` ended; null where that does not say. */
  readonly isRunning: (code: number | null) => boolean | null;
}

type Command = readonly [program: string, ...words: string[]];

export interface ServicePlaces {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeDir: string;
  readonly stateDir: string;
  /** The number of the user; null on Windows. */
  readonly uid: number | null;
}

/** The name of the systemd unit. */
export const UNIT_NAME = 'codex-glance-agent.service';

/** Decides what the agent is installed as on a platform; null where nothing is known to start it. */
export function decideService(program: AgentProgram, places: ServicePlaces): AgentService | null {
  const { platform } = places;
  if (platform === 'linux') return systemdService(program, places);
  if (platform === 'darwin') return launchdService(program, places);
  return platform === 'win32' ? taskService(program, places) : null;
}

function systemdService(program: AgentProgram, { env, homeDir, stateDir }: ServicePlaces): AgentService {
  const { XDG_CONFIG_HOME: config } = env;
  const base = config && posix.isAbsolute(config) ? config : posix.join(homeDir, '.config');
  const content = systemdUnit({ program, environmentFile: posix.join(stateDir, 'agent.env') });
  const systemctl = (...words: string[]): Command => ['systemctl', '--user', ...words];
  return {
    kind: 'systemd',
    file: posix.join(base, 'systemd', 'user', UNIT_NAME),
    content,
    bytes: Buffer.from(content, 'utf8'),
    start: [systemctl('daemon-reload'), systemctl('enable', UNIT_NAME), systemctl('restart', UNIT_NAME)],
    stop: [systemctl('disable', '--now', UNIT_NAME)],
    after: [systemctl('daemon-reload')],
    ask: systemctl('is-active', '--quiet', UNIT_NAME),
    // systemctl(1): 3 for one that is not active, 4 for one that is not there, 1 where nobody answers.
    isRunning: (code) => (code === 0 ? true : code === 3 || code === 4 ? false : null),
  };
}

function launchdService(program: AgentProgram, { homeDir, uid }: ServicePlaces): AgentService {
  const library = posix.join(homeDir, 'Library');
  const file = posix.join(library, 'LaunchAgents', `${AGENT_LABEL}.plist`);
  const content = launchdPlist({ program, logFile: posix.join(library, 'Logs', 'codex-glance-agent.log') });
  const domain = `gui/${uid ?? 0}`;
  return {
    kind: 'launchd',
    file,
    content,
    bytes: Buffer.from(content, 'utf8'),
    start: [['launchctl', 'bootstrap', domain, file]],
    stop: [['launchctl', 'bootout', `${domain}/${AGENT_LABEL}`]],
    after: [],
    ask: ['launchctl', 'print', `${domain}/${AGENT_LABEL}`],
    // Launchd keeps what is loaded running. 113: no such service.
    isRunning: (code) => (code === 0 ? true : code === 113 ? false : null),
  };
}

function taskService(program: AgentProgram, { env, stateDir }: ServicePlaces): AgentService {
  const name = env.USERNAME ?? '';
  const user = env.USERDOMAIN ? `${env.USERDOMAIN}\\${name}` : name;
  const file = win32.join(stateDir, 'agent-task.xml');
  const content = windowsTask({ program, user, systemRoot: env.SystemRoot ?? 'C:\\Windows' });
  const schtasks = (...words: string[]): Command => ['schtasks', ...words];
  return {
    kind: 'task',
    file,
    content,
    // schtasks reads UTF-16 with its mark.
    bytes: Buffer.from(`\ufeff${content}`, 'utf16le'),
    start: [schtasks('/Create', '/TN', TASK_NAME, '/XML', file, '/F'), schtasks('/Run', '/TN', TASK_NAME)],
    stop: [schtasks('/End', '/TN', TASK_NAME), schtasks('/Delete', '/TN', TASK_NAME, '/F')],
    after: [],
    ask: schtasks('/Query', '/TN', TASK_NAME),
    // Its answer says whether it runs in the language of the system alone.
    isRunning: (code) => (code === 1 ? false : null),
  };
}

/** Returns a command as a person would type it. */
export function commandText(command: readonly string[]): string {
  return command.map((word) => (/^[\w./:@=-]+$/.test(word) ? word : `"${word}"`)).join(' ');
}
