import { readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Codex, CodexOptions } from '../codex/codex.ts';
import type { Provider } from '../provider/provider.ts';

export interface Lab {
  readonly provider: Provider;
  readonly codex: Codex;
  /** Marks a moment at which nothing is under way, so that the home must agree with the bill. */
  step(): Promise<void>;
}

/** Something Codex does to a home, after which the provider knows what it billed. */
export interface Scenario {
  readonly name: string;
  /** The recorded home it starts with, by its name in `test/fixtures/rollouts`. */
  readonly recorded?: string;
  readonly codex?: Pick<CodexOptions, 'model' | 'timezone' | 'config'>;
  /** Rollouts were taken away on purpose, so only one who watched can know the whole bill. */
  readonly forgets?: boolean;
  run(lab: Lab): Promise<void>;
}

/** Paths of all rollout files of a home. */
export function rolloutsOf(home: string): string[] {
  return ['sessions', 'archived_sessions'].flatMap((folder) => {
    try {
      return readdirSync(join(home, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.startsWith('rollout-'))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
    } catch {
      return [];
    }
  });
}

/** The thread id in a rollout's name. */
export function threadOfFile(path: string): string {
  const id = /rollout-[\dT-]{19}-([0-9a-f-]{36})/.exec(path)?.[1];
  if (!id) throw new Error(`No thread id in ${path}`);
  return id;
}

/** The oldest thread of the home's rollouts by file name. */
export function firstThread(home: string): string {
  const path = rolloutsOf(home)[0];
  if (!path) throw new Error(`No rollout in ${home}`);
  return threadOfFile(path);
}

/** Sets every rollout's time back, so that Codex takes it for cold. */
function ageRollouts(home: string, days: number): void {
  for (const path of rolloutsOf(home)) {
    const at = new Date(statSync(path).mtimeMs - days * 86_400_000);
    utimesSync(path, at, at);
  }
}

/** Codex compresses in the background; it takes at most this long, in milliseconds. */
const COMPRESSION_MS = 15_000;

/** Makes Codex take every rollout for cold and compress it. Throws where one stays as it is. */
export async function compressRollouts(codex: Codex): Promise<void> {
  ageRollouts(codex.home, 10);
  const server = await codex.appServer();
  await server.compressRollouts();
  const until = Date.now() + COMPRESSION_MS;
  const left = () => rolloutsOf(codex.home).filter((path) => !path.endsWith('.zst'));
  while (left().length > 0) {
    if (Date.now() > until) throw new Error(`Codex did not compress ${left().join(', ')}`);
    await sleep(20);
  }
  await server.close();
}
