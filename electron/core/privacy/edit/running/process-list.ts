import { execFile } from 'node:child_process';
import { readdir, readlink, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { ProcessList, SystemProcess } from '../../../platform/processes.ts';
import { loadRegularText } from '../../../platform/reading/regular-file.ts';
import { homesOf } from './process-homes.ts';
import { bypassesOf, isCodexProgram, wordsOf } from './running-codex.ts';

/** Runs a program of the system and gives its output. */
export type Runner = (file: string, args: readonly string[]) => Promise<string>;

/** Never longer than this, in milliseconds: a list that hangs must not hold up an edit. */
const PATIENCE_MS = 5_000;

/** Runs a program of the system, with its words in English. */
export const runProgram: Runner = async (file, args) =>
  (
    await promisify(execFile)(file, [...args], {
      timeout: PATIENCE_MS,
      windowsHide: true,
      maxBuffer: 8 * 1024 * 1024,
      // Month and day names are parsed.
      env: { ...process.env, LC_ALL: 'C' },
    })
  ).stdout;

/** Gives the list of this platform. It resolves to null where the system could not be asked. */
export function processList(platform: NodeJS.Platform, runner: Runner = runProgram): ProcessList {
  const list =
    platform === 'linux'
      ? () => linuxProcesses()
      : platform === 'win32'
        ? () => windowsProcesses(runner)
        : () => unixProcesses(runner);
  return () => list().catch(() => null);
}

/** Clock ticks a second in `/proc`, fixed by the kernel for programs. */
const TICKS = 100;

/** Lists processes from `/proc`: the program by its link, the start by the kernel's clock. */
export async function linuxProcesses(proc = '/proc', now: () => number = Date.now): Promise<SystemProcess[]> {
  const [names, uptime] = await Promise.all([readdir(proc), loadRegularText(`${proc}/uptime`, 'kernel')]);
  const bootedAt = now() - Number.parseFloat(uptime) * 1000;
  const uid = process.getuid?.();
  const found = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map((name) => linuxProcess(`${proc}/${name}`, Number(name), uid, bootedAt)),
  );
  return found.filter((one) => one !== null);
}

async function linuxProcess(
  folder: string,
  pid: number,
  uid: number | undefined,
  bootedAt: number,
): Promise<SystemProcess | null> {
  try {
    const program = await readlink(`${folder}/exe`);
    if (!isCodexProgram(program)) return null;
    if ((await stat(folder)).uid !== uid) return null;
    const [line, status] = await Promise.all([
      loadRegularText(`${folder}/cmdline`, 'kernel'),
      loadRegularText(`${folder}/stat`, 'kernel'),
    ]);
    const [called = '', ...args] = line.split('\0');
    // Codex starts itself by other names, as its own sandbox.
    if (!isCodexProgram(called)) return null;
    // The second field is the program's name in brackets and may hold anything, so the count starts behind it.
    const started = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[19]);
    const startedAt = Number.isFinite(started) ? Math.round(bootedAt + (started * 1000) / TICKS) : null;
    const homes = await homesOf(folder).catch(() => []);
    return {
      pid,
      program,
      startedAt,
      words: wordsOf(args),
      bypasses: bypassesOf(args),
      ...(homes.length === 0 ? {} : { homes }),
    };
  } catch {
    // It ended meanwhile, or belongs to another user.
    return null;
  }
}

/** Lists processes by `ps`: pid, start and program, without arguments. */
export async function unixProcesses(runner: Runner): Promise<SystemProcess[]> {
  const text = await runner('ps', ['-xo', 'pid=,lstart=,comm=']);
  return text.split('\n').flatMap((line) => {
    const found = /^\s*(\d+)\s+(\w{3}\s+\w{3}\s+\d+\s+[\d:]{8}\s+\d{4})\s+(.+?)\s*$/.exec(line);
    const [, pid, started = '', program = ''] = found ?? [];
    if (!isCodexProgram(program)) return [];
    const startedAt = Date.parse(started);
    return [
      { pid: Number(pid), program, startedAt: Number.isNaN(startedAt) ? null : startedAt, words: null },
    ];
  });
}

const WINDOWS_QUERY =
  'Get-Process -Name codex -ErrorAction SilentlyContinue | ForEach-Object { ' +
  '"{0}|{1}|{2}" -f $_.Id, $(if ($_.StartTime) { $_.StartTime.ToUniversalTime().ToString("o") }), $_.Path }';

/** Lists processes by PowerShell, one line each. Start and path are reported for the user's own only. */
export async function windowsProcesses(runner: Runner): Promise<SystemProcess[]> {
  const text = await runner('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', WINDOWS_QUERY]);
  return text.split(/\r?\n/).flatMap((line) => {
    const [pid = '', started = '', program = ''] = line.trim().split('|');
    if (!/^\d+$/.test(pid) || !isCodexProgram(program)) return [];
    const startedAt = Date.parse(started);
    return [
      { pid: Number(pid), program, startedAt: Number.isNaN(startedAt) ? null : startedAt, words: null },
    ];
  });
}

/** Returns the pid of the TUI's daemon, from the file that it keeps in the Codex home; null where there is none. */
export async function daemonPid(codexHome: string): Promise<number | null> {
  try {
    const text = await loadRegularText(`${codexHome}/app-server-daemon/daemon.pid`, 'note');
    const parsed: unknown = JSON.parse(text);
    const pid = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'pid') : null;
    return typeof pid === 'number' ? pid : null;
  } catch {
    return null;
  }
}
