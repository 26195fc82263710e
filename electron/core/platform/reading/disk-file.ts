import { type Stats, statSync } from 'node:fs';

/** Where the kernel shows files of its own. */
const KERNEL_FOLDERS = ['/proc', '/sys'];

let devices: ReadonlySet<number> | null = null;

/**
 * Returns true for a regular file that lies on a disk. The kernel's own files say that they are regular too, but
 * reading one may wait for ever, as of `/proc/kmsg`.
 */
export function isDiskFile(stats: Pick<Stats, 'dev' | 'isFile'>): boolean {
  devices ??= kernelDevices();
  return stats.isFile() && !devices.has(stats.dev);
}

function kernelDevices(): ReadonlySet<number> {
  if (process.platform !== 'linux') return new Set();
  const deviceOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.dev;
  // Where nothing is mounted there, the folder is one of the disk's.
  const disk = deviceOf('/');
  const found = KERNEL_FOLDERS.map(deviceOf);
  return new Set(found.filter((device) => device !== undefined && device !== disk) as number[]);
}
