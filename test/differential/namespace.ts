import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Words to put before a program so that it sees `etc` at /etc/codex. It runs in a mount namespace of
 * its own: where the machine has no /etc/codex, one is laid over /etc in memory, in there alone.
 * `scratch` is an empty folder.
 */
export function withEtcCodex(etc: string, scratch: string): readonly string[] {
  const overlay = existsSync('/etc/codex')
    ? []
    : [
        `mount -t tmpfs tmpfs "${scratch}"`,
        `mkdir -p "${scratch}/upper/codex" "${scratch}/work"`,
        `mount -t overlay overlay -o "lowerdir=/etc,upperdir=${scratch}/upper,workdir=${scratch}/work" /etc`,
      ];
  const script = [...overlay, `mount --bind "${etc}" /etc/codex`, 'exec "$@"'].join(' && ');
  return ['unshare', '--mount', 'sh', '-c', script, 'sh'];
}

/** Why layers under /etc/codex cannot be tried here; null where they can. */
export async function whyNoEtc(): Promise<string | null> {
  if (process.platform !== 'linux') return 'mount namespaces exist on Linux only';
  if (process.getuid?.() !== 0) return 'it takes root';
  const folder = await mkdtemp(join(tmpdir(), 'glance-etc-'));
  try {
    const [file = '', ...args] = [...withEtcCodex(folder, folder), 'test', '-d', '/etc/codex'];
    await promisify(execFile)(file, args, { timeout: 10_000 });
    return null;
  } catch {
    return 'unshare --mount or an overlay is not allowed here';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
