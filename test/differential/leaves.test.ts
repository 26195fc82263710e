import { expect, test } from 'vitest';
import { whyNoEtc } from './namespace.ts';
import { describeLeaves, leafFiles, runLeaves } from './run-leaves.ts';

/** Of so many documents one is tried, another part of them for each file; the bench tries them all. */
const SHARE = 37;

/** For a profile a program is started for each document, so that fewer are tried. */
const PROFILE_SHARE = 111;

test.each(leafFiles)('Codex refuses what Glance refuses at the leaves of %s', async (file) => {
  const isSystem = file === 'managed_config.toml' || file === 'requirements.toml';
  const why = isSystem ? await whyNoEtc() : null;
  if (why !== null) {
    console.warn(`The leaves of ${file} were not tried: ${why}.`);
    return;
  }
  const share = file === 'profile' ? PROFILE_SHARE : SHARE;
  const result = await runLeaves(file, { share, from: leafFiles.indexOf(file) });
  expect(describeLeaves(result)).toBe('');
  // Otherwise the documents would no longer reach what they are for.
  expect(result.refused).toBeGreaterThan(result.documents / 3);
  expect(result.refused).toBeLessThan(result.documents);
});
