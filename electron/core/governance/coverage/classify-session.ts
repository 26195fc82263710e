import type { Evidence, SignInClass } from '../../../shared/governance/coverage-report.ts';
import { compareVersions } from '../../codex-version/version-order.ts';
import type { ThreadAuth } from '../../ingest/rollouts/thread-auth.ts';

/** What the files of a session show of its sign-in. */
export interface SignInFacts {
  /** As the strongest evidence tells: a ChatGPT creator, a plan or limits, or a provider that is not OpenAI. */
  readonly auth: ThreadAuth;
  readonly modelProvider: string | null;
  readonly cliVersion: string | null;
  /** Counted responses of the model. */
  readonly responses: number;
}

export interface SessionClass {
  readonly class: SignInClass;
  readonly evidence: Evidence;
  /** Whose the ChatGPT account is, by its plan; null where no plan is recorded. */
  readonly account: 'workspace' | 'personal' | null;
}

/**
 * Since this version Codex records the limits that came with a response, as nulls where none came
 * (codex-rs/core/src/codex.rs, `TokenCountEvent`).
 */
const LIMITS_RECORDED_SINCE = '0.116.0';

/**
 * Classes a session by how it signed in. The absence of limits that the ChatGPT backend would have sent is weak
 * evidence of an API key: they may not have been sent.
 */
export function classifySession({ auth, modelProvider, cliVersion, responses }: SignInFacts): SessionClass {
  switch (auth) {
    case 'chatgpt-workspace':
      return { class: 'chatgpt', evidence: 'strong', account: 'workspace' };
    case 'chatgpt-personal':
      return { class: 'chatgpt', evidence: 'strong', account: 'personal' };
    case 'chatgpt':
      return { class: 'chatgpt', evidence: 'strong', account: null };
    case 'provider':
      return { class: 'otherProvider', evidence: 'strong', account: null };
    case 'apikey':
      return { class: 'apiKey', evidence: 'strong', account: null };
    case null: {
      const wouldTell = cliVersion !== null && compareVersions(cliVersion, LIMITS_RECORDED_SINCE) >= 0;
      return modelProvider === 'openai' && wouldTell && responses > 0
        ? { class: 'apiKey', evidence: 'weak', account: null }
        : { class: 'unknown', evidence: 'none', account: null };
    }
  }
}

/** Returns true where a session would be in an organisation's compliance export; null where that cannot be known. */
export function isCovered({ class: kind, account }: SessionClass): boolean | null {
  if (kind === 'unknown') return null;
  if (kind !== 'chatgpt') return false;
  return account === null ? null : account === 'workspace';
}
