/**
 * The words of a command line that are kept: the first after the program `codex`, and the options that identify an
 * app-server.
 */
export const surfaceWords = [
  'exec',
  'e',
  'app-server',
  'mcp-server',
  'resume',
  '--analytics-default-enabled',
  '--managed-daemon',
  '(none)',
  '(other)',
] as const;
export type SurfaceWord = (typeof surfaceWords)[number];

/** Options of a command line that take Codex's protection away; `--yolo` is another name of the first. */
export const bypassOptions = {
  sandbox: ['--dangerously-bypass-approvals-and-sandbox', '--yolo'],
  'hook-trust': ['--dangerously-bypass-hook-trust'],
} as const;
export type Bypass = keyof typeof bypassOptions;

/** A process as the system lists it. Its command line is not kept: it may hold a prompt. */
export interface SystemProcess {
  readonly pid: number;
  /** The path of its program. */
  readonly program: string;
  /** Milliseconds since the epoch; null where unknown. */
  readonly startedAt: number | null;
  /** The words of the command line that identify the surface, and no others; null where unknown. */
  readonly words: readonly SurfaceWord[] | null;
  /** Which protections its command line takes away; null or left out where that is not known. */
  readonly bypasses?: readonly Bypass[] | null;
  /** Codex homes that it has files of open; left out where unknown. */
  readonly homes?: readonly string[];
}

/** Lists this user's processes whose program is Codex; null where they could not be listed. */
export type ProcessList = () => Promise<readonly SystemProcess[] | null>;
