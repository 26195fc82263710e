import type { CodexInUse } from './codex/codex.ts';

/** A file or folder that Glance reads or keeps. Paths are redacted: the home folder is `~`, a project is `<project>`. */
export interface DoctorFile {
  readonly path: string;
  readonly kind: 'sessions' | 'config' | 'state-folder' | 'index' | 'state';
  /** Null where it is not there, or was not read for this answer. */
  readonly read: boolean | null;
  readonly reason: string;
  /** Of the file alone; null where not known. */
  readonly bytes: number | null;
  /** Permissions such as `600`; null on systems without, and where not known. */
  readonly mode: string | null;
}

/** One thing that has to be right so that Glance works. */
export interface DoctorCheck {
  readonly id: string;
  readonly state: 'ok' | 'warning' | 'failed' | 'not-known';
  /** What is so and, where it is not right, what to do. */
  readonly text: string;
}

/** The `codex-glance.doctor/1` document, in English alone as the command line is. It can be shown to others: no secret, no name of a person, no content. */
export interface DoctorReport {
  readonly schema: 'codex-glance.doctor/1';
  /** Of Glance. */
  readonly version: string;
  readonly generatedAt: string;
  readonly system: {
    readonly node: string;
    readonly platform: string;
    readonly arch: string;
    readonly release: string;
    readonly timezone: string;
    readonly locale: string;
  };
  readonly codex: CodexInUse;
  readonly files: readonly DoctorFile[];
  readonly checks: readonly DoctorCheck[];
  /** Names of set environment variables that bear on Glance; no values. */
  readonly environment: readonly string[];
  /** What can open a socket, by command or setting; `doctor` itself opens none. */
  readonly sockets: readonly { readonly what: string; readonly direction: 'in' | 'own' | 'codex' | 'out' }[];
}
