import type { Message } from '../messages/message.ts';

/** How far the pulled compliance logs are from what the platform still keeps. */
export interface ComplianceWindow {
  /**
   * `off`: no pull was ever run here. `ok`: all is pulled, or well inside the 30 days. `falling-behind`: what is not
   * pulled leaves the 30 days within a week. `passed`: something left them before it was pulled. `not-known`: no pull
   * came to its end yet.
   */
  readonly state: 'off' | 'ok' | 'falling-behind' | 'passed' | 'not-known';
  /** When a pull last ran; null for never. */
  readonly pulledAt: string | null;
  /** How old the oldest time is up to which all was pulled, in milliseconds; null where not known. */
  readonly behindMs: number | null;
  /** The span that was lost; null for none. */
  readonly lost: { readonly from: string; readonly to: string } | null;
  /** True where pulled files are encrypted with keys of the user's; null where nothing was pulled. */
  readonly encrypted: boolean | null;
  /** Types of logs that could not be pulled whole in the last run. */
  readonly failedTypes: number;
}

/** What a key was seen to be able to do. `more`: more than to read; `not-known` until `org doctor` has asked. */
export interface OrganisationKey {
  readonly state: 'not-known' | 'narrow' | 'more';
  readonly checkedAt: string | null;
}

/** The organisation's own APIs, as far as the user set them up. Small: numbers come with `organisation.view`. */
export interface Organisation {
  /** `off` until the user names a workspace or an organisation; `faulty` where the settings cannot be used. */
  readonly state: 'off' | 'on' | 'faulty';
  /** The host that is asked: the documented one, or that of the organisation's proxy. Null where off. */
  readonly host: string | null;
  /** As set; null where not set. */
  readonly workspace: string | null;
  readonly organization: string | null;
  /** When rows were last read from the Analytics API; null for never. */
  readonly readAt: string | null;
  /** The first UTC day whose rows may still rise, `YYYY-MM-DD`; null where nothing was read. */
  readonly mayRiseFrom: string | null;
  /** What went wrong in the last run, until one goes well. */
  readonly error: { readonly at: string; readonly message: Message } | null;
  readonly compliance: ComplianceWindow;
  readonly key: OrganisationKey;
}

/** The value until the user sets it up, and for samples. */
export const noOrganisation: Organisation = {
  state: 'off',
  host: null,
  workspace: null,
  organization: null,
  readAt: null,
  mayRiseFrom: null,
  error: null,
  compliance: {
    state: 'off',
    pulledAt: null,
    behindMs: null,
    lost: null,
    encrypted: null,
    failedTypes: 0,
  },
  key: { state: 'not-known', checkedAt: null },
};
