import { readdir, readlink, realpath } from 'node:fs/promises';
import { isFolder } from '../../../platform/is-folder.ts';
import type { SystemProcess } from '../../../platform/processes.ts';

/** So many open files of a process are checked. */
const MOST_FILES = 1024;

/** Files that Codex keeps open, by their place in its home. Source: `codex-rs/state`, `codex-rs/rollout`. */
const inHome =
  /^(.+)\/(?:sessions\/\d{4}\/\d{2}\/\d{2}\/[^/]+|log\/codex-[^/]+\.log|history\.jsonl|[a-z_]+_\d+\.sqlite(?:-wal|-shm)?)$/;

/**
 * Lists the Codex homes that a process has files of open, from the links below `/proc/PID/fd`; no file is opened
 * and no environment read. Empty where it has none open.
 *
 * @param folder such as `/proc/4182`.
 */
export async function homesOf(folder: string): Promise<string[]> {
  const names = (await readdir(`${folder}/fd`)).slice(0, MOST_FILES);
  const links = await Promise.all(names.map((name) => readlink(`${folder}/fd/${name}`).catch(() => '')));
  const homes = [...new Set(links.flatMap((link) => inHome.exec(link)?.[1] ?? []))];
  // A setting can move the databases elsewhere; sessions are always in the home.
  return homes.filter((home) => isFolder(`${home}/sessions`));
}

/** Parts the processes that are known to use other homes only; what is not known counts as of this home. */
export async function partByHome(
  processes: readonly SystemProcess[],
  home: string,
): Promise<{ own: readonly SystemProcess[]; elsewhere: readonly SystemProcess[] }> {
  const real = await realpath(home).catch(() => home);
  const isElsewhere = ({ homes = [] }: SystemProcess) =>
    homes.length > 0 && !homes.includes(real) && !homes.includes(home);
  return {
    own: processes.filter((process) => !isElsewhere(process)),
    elsewhere: processes.filter(isElsewhere),
  };
}
