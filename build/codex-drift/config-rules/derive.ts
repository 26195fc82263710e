import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Rule } from '../../../electron/core/config/schema/rule.ts';
import { quietEnv } from '../../../electron/core/config/verify/quiet-env.ts';
import { whyNoEtc } from '../../../test/differential/namespace.ts';
import { AskedCodex, type AskedFile } from './asked-codex.ts';
import { namesInBinary } from './binary-names.ts';
import { Explorer } from './explore.ts';
import { seedsFor } from './seeds.ts';

/** The rules of one Codex version. */
export interface Rules {
  /** The version that the program says it has. */
  readonly codex: string;
  readonly config: Rule;
  /** Null where they could not be asked for: that takes root on Linux. */
  readonly requirements: Rule | null;
  /** Where Codex behaves in a way that rules do not express, by key. For people to look at. */
  readonly oddities: readonly string[];
}

/**
 * Derives what a Codex program takes in config.toml and requirements.toml from the program itself: names
 * come from its text constants, and what each key takes from the messages with which it refuses values.
 * `codexBin` is the native program for Linux, absolute. Takes some minutes, and reaches no network.
 * A thorough derivation takes an hour; it also tries every name in tables that take any key.
 */
export async function deriveConfigRules(
  codexBin: string,
  options: { readonly isThorough?: boolean; readonly processes?: number } = {},
): Promise<Rules> {
  const names = await namesInBinary(codexBin);
  const features = await featuresOf(codexBin);
  const oddities: string[] = [];
  const derive = async (file: AskedFile): Promise<{ rule: Rule; version: string }> => {
    await using codex = await AskedCodex.start(codexBin, file, options.processes);
    const explorer = new Explorer(codex, names, seedsFor(file, features), options.isThorough);
    const rule = await explorer.document();
    oddities.push(...[...explorer.oddities, ...explorer.meanings].map((oddity) => `${file}: ${oddity}`));
    return { rule, version: codex.version };
  };
  const config = await derive('config.toml');
  const requirements = (await whyNoEtc()) === null ? await derive('requirements.toml') : null;
  return { codex: config.version, config: config.rule, requirements: requirements?.rule ?? null, oddities };
}

/** Names of the features that a Codex program knows. */
async function featuresOf(codexBin: string): Promise<string[]> {
  const root = await mkdtemp(path.join(tmpdir(), 'glance-features-'));
  try {
    const env = quietEnv(process.env, { path: root, root });
    const { stdout } = await promisify(execFile)(codexBin, ['features', 'list'], { env, cwd: root });
    return [...stdout.matchAll(/^(\S+)/gm)].map(([, name]) => name ?? '');
  } finally {
    await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
