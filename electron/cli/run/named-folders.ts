import { locateCodexHomes, locateStateDir, type Surroundings } from '../../core/composition/locations.ts';
import { homeDir } from '../../core/platform/home-dir.ts';

/*
 * What a command line names, before the commands themselves are there to read it. They find the same; where
 * the words are wrong, nothing comes of it.
 */

function around(): Surroundings {
  const { env, platform } = process;
  return { env, platform, homeDir: homeDir(), cwd: process.cwd() };
}

function valuesOf(name: string, argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  return words.flatMap((word, at) => {
    if (word === name) return words[at + 1] ?? [];
    return word.startsWith(`${name}=`) ? word.slice(name.length + 1) : [];
  });
}

/** Returns the state folder that a command line names, else the default one. */
export function stateDirOf(argv: readonly string[]): string {
  return locateStateDir(valuesOf('--state-dir', argv).at(-1), around());
}

/** Returns the absolute paths of the Codex homes that a command line names, else those of the environment. */
export function codexHomesOf(argv: readonly string[]): readonly string[] {
  return locateCodexHomes(valuesOf('--codex-home', argv), around()).paths;
}
