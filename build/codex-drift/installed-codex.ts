import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CODEX_VARIABLE, codexBinary, codexVersion } from '../../test/lab/codex/codex-binary.ts';

const run = promisify(execFile);

const INSTALL_MS = 300_000;
const COMMAND_MS = 60_000;
const LARGEST_OUTPUT = 64 * 1024 * 1024;

/** A Codex in a scratch folder, which goes once it is disposed of or the process exits. */
export class InstalledCodex implements Disposable {
  /** Holds `node_modules`. */
  readonly folder: string;
  /** Such as `0.171.0`. */
  readonly version: string;
  /** The native program. */
  readonly binary: string;

  private readonly remove = () =>
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });

  private constructor(folder: string) {
    this.folder = folder;
    this.version = codexVersion(folder);
    this.binary = codexBinary(folder);
    process.once('exit', this.remove);
  }

  /**
   * Installs `@openai/codex` with the user's own npm and its registry settings. `wanted` is a version or
   * a tag of the package. The npm cache is in the scratch folder too, so nothing is written elsewhere.
   *
   * @throws Error where npm cannot install it.
   */
  static async install(wanted: string): Promise<InstalledCodex> {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'codex-drift-')));
    const args = ['install', '--prefix', folder, '--cache', join(folder, 'npm-cache')];
    try {
      await run('npm', [...args, '--no-audit', '--no-fund', `@openai/codex@${wanted}`], {
        cwd: folder,
        timeout: INSTALL_MS,
      });
      return new InstalledCodex(folder);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Makes the lab and the tests run this Codex from now on, in this process and its children. */
  use(): void {
    process.env[CODEX_VARIABLE] = this.folder;
  }

  /** Makes an empty folder that goes with the installation. */
  scratch(name: string): string {
    return mkdtempSync(join(this.folder, `${name}-`));
  }

  /** Runs a command to its end in a home of its own and returns what it printed. Rejects where it fails. */
  async run(...args: readonly string[]): Promise<string> {
    const root = this.scratch('home');
    const home = join(root, '.codex');
    mkdirSync(home);
    const { stdout } = await run(this.binary, args, {
      cwd: root,
      timeout: COMMAND_MS,
      maxBuffer: LARGEST_OUTPUT,
      env: { PATH: process.env.PATH ?? '', HOME: root, USERPROFILE: root, CODEX_HOME: home },
    });
    return stdout;
  }

  [Symbol.dispose](): void {
    process.off('exit', this.remove);
    this.remove();
  }
}
