import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Unpacks a package of Debian into a temporary folder, without installing it, and returns that folder. It stays there
 * for the next run. Null with a word on why where the package cannot be had.
 */
export function debianPackage(name: string): { folder: string } | { folder: null; why: string } {
  const folder = join(tmpdir(), `codex-glance-debian-${name}`);
  if (existsSync(folder)) return { folder };
  if (process.platform !== 'linux') return { folder: null, why: 'not on Linux' };
  const work = `${folder}.${process.pid}`;
  try {
    mkdirSync(work, { recursive: true });
    execFileSync('apt-get', ['download', name], { cwd: work, stdio: 'pipe', timeout: 240_000 });
    const archive = readdirSync(work).find((file) => file.endsWith('.deb'));
    if (archive === undefined) throw new Error('apt-get wrote no package');
    execFileSync('dpkg', ['-x', archive, 'unpacked'], { cwd: work, stdio: 'pipe', timeout: 120_000 });
    renameSync(join(work, 'unpacked'), folder);
    return { folder };
  } catch (error) {
    return {
      folder: null,
      why: `Debian's package ${name} cannot be had here: ${String(error).split('\n')[0]}`,
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
