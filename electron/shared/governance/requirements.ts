import type { Message } from '../messages/message.ts';

export const REQUIREMENTS_SCHEMA = 'codex-glance.requirements/1';

/** `intune`: a PowerShell script for Windows. `jamf`: a property list for Application & Custom Settings. */
export const requirementTargets = ['toml', 'mobileconfig', 'intune', 'jamf'] as const;
export type RequirementTarget = (typeof requirementTargets)[number];

/** The document of `requirements build --json`. */
export interface RequirementsReport {
  readonly schema: typeof REQUIREMENTS_SCHEMA;
  readonly target: RequirementTarget;
  /** The policy's name. */
  readonly policy: string;
  /** The Codex version whose behaviour counts; null where it is not known and the verified one counts. */
  readonly codexVersion: string | null;
  readonly text: string;
  /** A managed_config.toml for what no requirement holds; null where there is nothing of that kind. */
  readonly managed: string | null;
  /** What the policy wants and the text does not enforce. */
  readonly notEnforced: readonly { readonly key: string; readonly reason: Message }[];
}
