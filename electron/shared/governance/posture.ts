import type { CodexInUse } from '../codex/codex.ts';
import type { Finding } from '../finding.ts';
import type { PostureTitle } from '../messages/en/governance/posture-titles.ts';
import type { Message } from '../messages/message.ts';
import type { Origin } from '../origin.ts';

/** The twelve areas of OpenAI's blueprint for regulated enterprises, in its order. */
export const postureAreas = [
  'identity',
  'models',
  'oversight',
  'execution',
  'network',
  'extensions',
  'credentials',
  'data',
  'monitoring',
  'production',
  'devices',
  'remote',
] as const;
export type PostureArea = (typeof postureAreas)[number];

/** What JSON can carry. Null means not known or not set; the entry's note says which. */
export type PostureValue =
  | string
  | number
  | boolean
  | null
  | readonly PostureValue[]
  | { readonly [key: string]: PostureValue };

/** Stable and dotted, the area first: `execution.sandbox-mode`. Every entry is there on every machine. */
export type PostureId = IdIn<PostureTitle>;
type IdIn<Title> = Title extends `posture.title.${infer Id}` ? Id : never;

/** One of several things that an entry is about, such as an MCP server or a trusted folder. */
export interface PostureItem {
  /** Its name in the configuration, or its path. */
  readonly name: string;
  /** What it is within its entry: `stdio` or `http` of a server, `command` of a hook, `folder` of a project. */
  readonly kind: string;
  /** What really runs or answers: a program or an address, without arguments and credentials. */
  readonly identity: string | null;
  /** Absolute. */
  readonly file: string | null;
  /** 1-based. */
  readonly line: number | null;
  /** Of the content, in hex. Null where it is not known or not a matter of content. */
  readonly sha256: string | null;
  /** When Glance first saw it with this content, ISO 8601. */
  readonly firstSeen: string | null;
  /** A stable word for scripts, such as `enabled`, `disabled`, `trusted`, `untrusted`, `gone`, `too-wide`. */
  readonly state: string | null;
  readonly origin: Origin | null;
  readonly note: Message | null;
}

/** One thing that Codex may do on this machine, or that is required of it. */
export interface PostureEntry {
  readonly id: PostureId;
  readonly area: PostureArea;
  readonly title: Message;
  /** Null where it is not set or not known; a value that could be a secret is written by kind and length. */
  readonly value: PostureValue;
  /** Null where no layer of the configuration decides it, such as for a process that runs. */
  readonly origin: Origin | null;
  /** True where a change of the user's own files would not change it. Null where that is not known. */
  readonly locked: boolean | null;
  readonly note: Message | null;
  /** There for entries about several things, also where there are none. */
  readonly items?: readonly PostureItem[];
}

/** What Codex may do on this machine, by area. */
export interface Posture {
  readonly entries: readonly PostureEntry[];
}

/** The `codex-glance.posture/1` document. */
export interface PostureReport extends Posture {
  readonly schema: 'codex-glance.posture/1';
  readonly codex: CodexInUse;
  /** What is dangerous, contradicts itself or does nothing, the worst first. */
  readonly findings: readonly Finding[];
}
