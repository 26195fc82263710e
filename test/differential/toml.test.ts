import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseToml } from '../../electron/core/config/toml/toml.ts';
import { bareEnv } from '../lab/codex/bare-env.ts';
import { codexBinary } from '../lab/codex/codex-binary.ts';
import { tomlSamples } from './generate/toml-samples.ts';

let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'codex-glance-toml-'));
});

afterAll(() => rm(home, { recursive: true, force: true }));

/** True where Codex takes a config.toml. */
async function codexTakes(text: string): Promise<boolean> {
  await writeFile(join(home, 'config.toml'), text);
  const env = { ...bareEnv(home), CODEX_HOME: home };
  const child = spawn(codexBinary(), ['features', 'list'], { env, stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}

test('Glance takes the documents that Codex takes, and no other', { timeout: 300_000 }, async () => {
  const differ: string[] = [];
  for (const text of tomlSamples) {
    const takes = await codexTakes(text);
    if (parseToml(text).ok !== takes)
      differ.push(`${JSON.stringify(text)}: Codex ${takes ? 'takes' : 'refuses'}`);
  }
  expect(differ).toEqual([]);
});
