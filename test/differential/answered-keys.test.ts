import { expect, test } from 'vitest';
import { OPENING } from '../../build/codex-drift/config-rules/answered-names.ts';
import { AskedCodex } from '../../build/codex-drift/config-rules/asked-codex.ts';
import { missingKey } from '../../electron/core/config/schema/known-key.ts';
import { codexBinary, codexVersion } from '../lab/codex/codex-binary.ts';

/** What Codex answers and does not read from a file. */
const ANSWERED_ONLY: readonly string[] = ['client_search_provider'];

function leavesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

test('Glance has a rule for every key that Codex answers', { timeout: 120_000 }, async () => {
  await using codex = await AskedCodex.start(codexBinary(), 'config.toml', 1);
  const unknown = new Set<string>();
  let leaves = 0;
  for (const document of OPENING) {
    for (const path of leavesOf((await codex.configuration(document)) ?? {})) {
      leaves += 1;
      if (missingKey(path, codexVersion()) !== null) unknown.add(path.join('.'));
    }
  }
  expect([...unknown].filter((path) => !ANSWERED_ONLY.includes(path)).toSorted()).toEqual([]);
  expect(leaves).toBeGreaterThan(1_000);
});
