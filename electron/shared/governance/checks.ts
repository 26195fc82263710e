import type { Message } from '../messages/message.ts';
import type { PostureArea } from './posture.ts';

export const CHECK_SCHEMA = 'codex-glance.check/1';

/** `waived`: it fails, and the policy lets it until a day. `not-known` counts neither as passed nor as failed. */
export type CheckState = 'passed' | 'failed' | 'waived' | 'not-known';

/** Controls of SOC 2 (TSC 2017), ISO/IEC 27001:2022 annex A and NIST CSF 2.0 that a rule bears on. */
export interface CheckControls {
  readonly soc2: readonly string[];
  readonly iso27001: readonly string[];
  readonly nistCsf: readonly string[];
}

/** Text that makes a rule pass, for one file. */
export interface CheckFix {
  /** `user` and `managed`: a config.toml and a managed_config.toml. `requirements`: a requirements.toml. */
  readonly target: 'user' | 'managed' | 'requirements';
  /** Absolute; the file on this machine. */
  readonly file: string;
  readonly toml: string;
  /** The preference of macOS that carries the same text as base64; null for a user's own file. */
  readonly mdmKey: 'config_toml_base64' | 'requirements_toml_base64' | null;
}

/** What a policy lets a rule fail for. */
export interface CheckWaiver {
  readonly reason: string;
  /** The last day, `YYYY-MM-DD`. */
  readonly until: string;
}

/** One rule and what was found. */
export interface CheckResult {
  readonly id: string;
  readonly area: PostureArea;
  readonly title: Message;
  /** Why it matters. */
  readonly why: Message;
  readonly level: 'error' | 'warning' | 'note';
  readonly state: CheckState;
  /** What is so, a sentence. */
  readonly evidence: Message;
  /** What to do, a sentence that names the file; null where it passes. */
  readonly remedy: Message | null;
  /** Where the cause stands; null where no file is the cause. */
  readonly file: string | null;
  /** 1-based. */
  readonly line: number | null;
  readonly fixes: readonly CheckFix[];
  readonly controls: CheckControls;
  /** Set where the policy waives the rule, also when it passes or the time is over. */
  readonly waiver: CheckWaiver | null;
  /** Where the policy sets the rule; null for a policy that comes with Glance. */
  readonly policyLine: number | null;
}

/** The document of `check --json`. */
export interface CheckReport {
  readonly schema: typeof CHECK_SCHEMA;
  readonly generatedAt: string;
  /** The policy's name. */
  readonly policy: string;
  /** Absolute; null for a policy that comes with Glance. */
  readonly policyFile: string | null;
  /** True where no rule failed. */
  readonly passed: boolean;
  readonly counts: Readonly<Record<CheckState, number>>;
  /** In the order of the areas. */
  readonly rules: readonly CheckResult[];
}
