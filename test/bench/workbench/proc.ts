import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** True where the system shows its processes under /proc. */
export const hasProc = (): boolean => existsSync('/proc/self/fdinfo') && existsSync('/proc/self/stat');

/** Ticks a second of the times in /proc: 100 for every Linux that Node runs on. */
const TICKS = 100;

/** CPU time of a process and its threads since it began, in milliseconds. */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // The second field is the program's name, in brackets, and may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return ((user + system) / TICKS) * 1000;
}

/** Resident memory of a process, in bytes. */
export function residentOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  return Number(/VmRSS:\s*(\d+) kB/.exec(status)?.[1]) * 1024;
}

/** CPU time in user mode of ended children of this process, in milliseconds; null without /proc. */
export function userTimeOfChildren(): number | null {
  if (!hasProc()) return null;
  const stat = readFileSync('/proc/self/stat', 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) / TICKS) * 1000;
}

/** The inode numbers that a process watches with inotify, one a watch. */
export function watchedInodes(pid: number): number[] {
  const folder = `/proc/${pid}/fdinfo`;
  return readdirSync(folder).flatMap((fd) => {
    const text = readFileSync(`${folder}/${fd}`, 'latin1');
    return [...text.matchAll(/^inotify wd:\S+ ino:([0-9a-f]+)/gm)].map((match) =>
      Number.parseInt(match[1] ?? '', 16),
    );
  });
}
