import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Items } from './fingerprint.ts';
import type { InstalledCodex } from './installed-codex.ts';

const START_MS = 30_000;

/** A list that holds a list that holds a date: no key of the configuration takes it. */
const NO_VALUE = '[[1979-05-27T07:32:00Z]]';

/** Returns the texts of a program's tables that could be keys of a configuration. */
export function candidateKeys(listed: Iterable<string>): string[] {
  return [...listed].filter((text) => /^[a-z][a-z0-9_]*$/.test(text)).toSorted();
}

/** What a Codex says of a configuration that it refuses. */
export type Refusal =
  | { readonly refused: 'type'; readonly expected: string; readonly line: number }
  | { readonly refused: 'unknown'; readonly key: string }
  | { readonly refused: 'other' };

/**
 * Asks a Codex with `--strict-config` which of the candidates are top-level keys, and what each takes. A
 * key for which the value is of no right type is named with its line, and taken out of the file for the
 * next question; once only unknown keys are left, the first of them is named instead.
 */
export async function askStrictKeys(codex: InstalledCodex, candidates: readonly string[]): Promise<Items> {
  const root = codex.scratch('strict');
  const home = join(root, '.codex');
  mkdirSync(home);
  const found: Record<string, string> = {};
  let left = [...candidates];
  while (left.length > 0) {
    writeFileSync(join(home, 'config.toml'), left.map((key) => `${key} = ${NO_VALUE}\n`).join(''));
    const refusal = readRefusal(await messageOf(codex.binary, root, home));
    if (refusal.refused !== 'type') break;
    const key = left[refusal.line - 1];
    if (key === undefined) break;
    found[key] = refusal.expected;
    left = left.filter((each) => each !== key);
  }
  return Object.fromEntries(Object.entries(found).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Reads the message with which Codex refuses a configuration. */
export function readRefusal(message: string): Refusal {
  const unknown = /unknown configuration field `([^`]+)`/.exec(message);
  if (unknown) return { refused: 'unknown', key: unknown[1] ?? '' };
  const wrong = /config\.toml:(\d+):\d+: (.*)/.exec(message);
  if (!wrong) return { refused: 'other' };
  const expected = /expected (.*)$/.exec(wrong[2] ?? '')?.[1] ?? wrong[2] ?? '';
  return { refused: 'type', expected, line: Number(wrong[1]) };
}

function messageOf(binary: string, root: string, home: string): Promise<string> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH ?? '', HOME: root, USERPROFILE: root, CODEX_HOME: home };
    const options = { cwd: root, timeout: START_MS, env };
    const child = execFile(binary, ['app-server', '--strict-config'], options, (_error, _stdout, stderr) =>
      resolve(stderr),
    );
    child.stdin?.end();
  });
}
