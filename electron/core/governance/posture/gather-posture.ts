import path from 'node:path';
import type { CodexInUse } from '../../../shared/codex/codex.ts';
import { type ConfigInput, configFiles } from '../../config/layers/input.ts';
import { mergeLayers } from '../../config/layers/merge.ts';
import { trustOfFolder } from '../../config/layers/project-layers.ts';
import { ancestors, kindOf } from '../../config/layers/project-root.ts';
import { resolveConfig } from '../../config/resolve.ts';
import { readConfigStack } from '../../config/stack.ts';
import { homeDir } from '../../platform/home-dir.ts';
import type { ProcessList } from '../../platform/processes.ts';
import { type Runner, runProgram } from '../../privacy/edit/running/process-list.ts';
import { withBypasses } from './facts/bypasses.ts';
import type { FirstSeen } from './facts/first-seen.ts';
import { findHooks, hookStates } from './facts/hooks.ts';
import { findPlugins, hookFileOf, type PluginFact } from './facts/plugins.ts';
import type { PostureFacts, StoredSessions } from './facts/posture-facts.ts';
import { findRuleFiles } from './facts/rule-files.ts';
import { contentsOf } from './facts/seen-contents.ts';
import { findServers } from './facts/servers.ts';
import { findSkills, type SkillRoot } from './facts/skills.ts';
import { findNotify, findStartCommands } from './facts/start-commands.ts';
import { findTrustedFolders } from './facts/trusted-folders.ts';

/** Which Codex the posture is of, and where things about it are found. */
export interface PostureInput {
  readonly config: ConfigInput;
  readonly codex: CodexInUse;
  /** The user's home folder, absolute. Default: as the system says it. */
  readonly home?: string;
  /** Left out: processes are not listed. */
  readonly processes?: ProcessList;
  /** Runs a program of the system. */
  readonly runner?: Runner;
  readonly sessions?: StoredSessions | null;
  /** Left out: when something was first seen is not known. */
  readonly firstSeen?: Pick<FirstSeen, 'read' | 'note'>;
  /** Left out: what is seen is not noted, and nothing is written. In milliseconds since the epoch. */
  readonly noteAt?: number;
}

/** Reads all that the posture is decided from. Runs nothing that a file names, and never throws for what is in one. */
export async function gatherPosture(input: PostureInput): Promise<PostureFacts> {
  const { config, codex, home = homeDir(), sessions = null } = input;
  const { platform, codexHome, cwd, env } = config;
  const stack = await readConfigStack(config);
  const resolved = resolveConfig(stack);
  const places = { env, platform };
  const outside = mergeLayers(stack.layers.filter(({ origin }) => origin.layer !== 'project'));
  const trust = cwd === null ? null : await trustOfFolder(cwd, outside, platform);
  const plugins = await findPlugins(codexHome, stack);
  const [folders, servers, hooks, skills, ruleFiles, commands, notify, processes] = await Promise.all([
    findTrustedFolders(resolved, home, platform),
    findServers(stack, resolved, plugins, places),
    findHooks(stack, plugins.flatMap(hookFileOf), places),
    findSkills(skillRoots(config, home, cwd === null ? [] : await checkoutFolders(cwd), plugins), stack),
    findRuleFiles(stack),
    findStartCommands(resolved, places),
    findNotify(resolved, places),
    listProcesses(input),
  ]);
  const found = { servers, hooks, skills, plugins, ruleFiles };
  return {
    platform,
    stack,
    resolved,
    auth: config.auth ?? null,
    codex,
    folderTrust: trust === null ? undefined : trust.level,
    folders,
    ...found,
    hookStates: hookStates(stack),
    commands,
    notify,
    processes,
    sessions,
    firstSeen: await seenBefore(input, contentsOf(found)),
  };
}

async function listProcesses({ processes, config, runner = runProgram }: PostureInput) {
  const list = (await processes?.()) ?? null;
  return list === null ? null : withBypasses(list, config.platform, runner);
}

async function seenBefore(
  { firstSeen, noteAt }: PostureInput,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (firstSeen === undefined) return new Map();
  if (noteAt === undefined) return firstSeen.read(keys);
  // Where it cannot be written, what is known of before still counts.
  return firstSeen.note(keys, noteAt).catch(() => firstSeen.read(keys));
}

/**
 * The folders from the working folder up to the checkout around it, nearest first; the working folder alone outside
 * one. For skills Codex takes any `.git` for a checkout.
 */
async function checkoutFolders(cwd: string): Promise<readonly string[]> {
  const above = ancestors(cwd);
  for (const [depth, folder] of above.entries()) {
    if ((await kindOf(path.join(folder, '.git'))) !== null) return above.slice(0, depth + 1);
  }
  return [cwd];
}

/** Where Codex 0.171.0 looks for skills. Those of a repository count whether or not it is trusted. */
function skillRoots(
  config: ConfigInput,
  home: string,
  checkout: readonly string[],
  plugins: readonly PluginFact[],
): SkillRoot[] {
  const { codexHome } = config;
  const root = (folder: string, scope: SkillRoot['scope'], plugin: string | null = null) => ({
    folder,
    scope,
    plugin,
  });
  const repo = checkout
    .flatMap((folder) => ['.agents', '.codex'].map((own) => path.join(folder, own, 'skills')))
    .filter(
      (folder) =>
        folder !== path.join(codexHome, 'skills') && folder !== path.join(home, '.agents', 'skills'),
    );
  return [
    ...repo.map((folder) => root(folder, 'repo')),
    root(path.join(codexHome, 'skills'), 'user'),
    root(path.join(home, '.agents', 'skills'), 'user'),
    ...plugins.flatMap(({ id, folder, enabled }) =>
      folder !== null && enabled === true ? [root(path.join(folder, 'skills'), 'plugin', id)] : [],
    ),
    root(path.join(codexHome, 'skills', '.system'), 'system'),
    root(path.join(path.dirname(configFiles(config).system), 'skills'), 'admin'),
  ];
}
