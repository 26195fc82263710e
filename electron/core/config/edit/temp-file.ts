import { readdir, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemCode } from './edit-error.ts';

/** A name that tells whose it is, so that what a killed process leaves can be cleared away. */
export function tempName(name: string, random: string): string {
  return `.${name}.codex-glance-${process.pid}-${random}.tmp`;
}

/** Removes temporary files beside a file whose writers have ended. Never fails. */
export async function removeLeftovers(target: string): Promise<void> {
  const folder = dirname(target);
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const pid = ownerOf(name, basename(target));
    if (pid !== null && !isRunning(pid)) await unlink(join(folder, name)).catch(() => {});
  }
}

function ownerOf(name: string, base: string): number | null {
  const lead = `.${base}.codex-glance-`;
  const found = name.startsWith(lead) ? /^(\d+)-[0-9a-f]+\.tmp$/.exec(name.slice(lead.length)) : null;
  return found === null ? null : Number(found[1]);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
