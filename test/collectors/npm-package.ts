import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Installs a package that is too large for everyone who clones the repository into a temporary folder, where it stays
 * for the next run, and returns what it exports. Null with a word on why where it cannot be had.
 */
export function npmPackage<T>(
  name: string,
  version: string,
): { exports: T } | { exports: null; why: string } {
  const folder = join(tmpdir(), `codex-glance-npm-${name}-${version}`);
  try {
    if (!existsSync(folder)) {
      const work = `${folder}.${process.pid}`;
      try {
        mkdirSync(work, { recursive: true });
        writeFileSync(join(work, 'package.json'), '{"private":true}');
        const args = ['install', '--no-audit', '--no-fund', '--no-save', `${name}@${version}`];
        execFileSync('npm', args, { cwd: work, stdio: 'pipe', timeout: 400_000 });
        renameSync(work, folder);
      } finally {
        rmSync(work, { recursive: true, force: true });
      }
    }
    return { exports: createRequire(join(folder, 'package.json'))(name) as T };
  } catch (error) {
    return { exports: null, why: `${name} cannot be had here: ${String(error).split('\n')[0]}` };
  }
}
