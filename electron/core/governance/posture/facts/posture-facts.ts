import type { MachineFacts } from './machine-facts.ts';
import type { PluginFact } from './plugins.ts';
import type { RuleFileFact } from './rule-files.ts';
import type { ServerFact } from './servers.ts';
import type { SkillFact } from './skills.ts';
import type { StartCommandFact } from './start-commands.ts';
import type { TrustedFolder } from './trusted-folders.ts';

/** The sessions that Codex keeps on this machine. */
export interface StoredSessions {
  readonly files: number;
  readonly bytes: number;
}

/** All that the posture is decided from. Values are whole and may be secrets, so facts are never kept or shown. */
export interface PostureFacts extends MachineFacts {
  /** Of the working folder: as `[projects]` says, null where it says nothing, undefined without a folder. */
  readonly folderTrust: string | null | undefined;
  readonly folders: readonly TrustedFolder[];
  readonly servers: readonly ServerFact[];
  readonly skills: readonly SkillFact[];
  readonly plugins: readonly PluginFact[];
  readonly ruleFiles: readonly RuleFileFact[];
  readonly commands: readonly StartCommandFact[];
  /** The program of `notify` in force; null where there is none, or it may be a secret. */
  readonly notify: string | null;
  /** Null where they were not read. */
  readonly sessions: StoredSessions | null;
  /** When each content was first seen, by `contentKey`; ISO 8601. */
  readonly firstSeen: ReadonlyMap<string, string>;
}

/** The key of a content: what it is of, and its hash. */
export function contentKey(kind: string, name: string, sha256: string): string {
  return `${kind}\n${name}\n${sha256}`;
}
