import { AppServer, AppServerGone } from '../config/oracle/app-server.ts';
import { CannotAsk, greet } from '../config/oracle/ask.ts';
import type { LimitObservation } from '../usage/rollout-state.ts';
import { type AccountUsage, readLimitsAnswer, readUsageAnswer } from './account-answers.ts';

/** The backend is asked twice; a slow network is waited for. */
const TIMEOUT_MS = 30_000;

/** A Codex that is only asked sends no telemetry of its own. Where a managed layer decides, that stays in force. */
const quiet = [
  'analytics.enabled=false',
  'otel.exporter="none"',
  'otel.trace_exporter="none"',
  'otel.metrics_exporter="none"',
];

export interface AskAccountParts {
  /** The user's own Codex program, absolute: another version might migrate Codex's databases. */
  readonly program: string;
  readonly codexHome: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export interface AccountAnswer {
  readonly codexVersion: string;
  readonly limits: readonly LimitObservation[];
  /** Null where the backend did not tell. */
  readonly usage: AccountUsage | null;
}

/** Asks once; the process is gone afterwards, however that ended. */
export type AskAccount = (parts: AskAccountParts) => Promise<AccountAnswer>;

/**
 * Has the user's own Codex ask for the account's limits and usage. It signs in as it always does; Glance
 * sees no token. Its start may create Codex's own files in its home, as each start of Codex does.
 *
 * @throws CannotAsk where Codex could not be asked or did not tell.
 */
export const askAccount: AskAccount = async ({ program, codexHome, env, now }) => {
  const whole = Object.entries({ ...env, CODEX_HOME: codexHome }).filter(([, value]) => value !== undefined);
  await using server = new AppServer({
    file: program,
    args: quiet.flatMap((override) => ['-c', override]),
    // No project's configuration counts there.
    cwd: codexHome,
    env: Object.fromEntries(whole) as Record<string, string>,
    timeout: TIMEOUT_MS,
  });
  try {
    const greeting = await greet(server);
    if ('state' in greeting) {
      throw new CannotAsk(
        greeting.state === 'answered' ? 'Codex did not tell its version.' : greeting.message,
      );
    }
    const limits = await server.request('account/rateLimits/read');
    if (!limits.ok) throw new CannotAsk(limits.message);
    const observed = readLimitsAnswer(limits.result, now());
    if (observed === null) throw new CannotAsk('Codex answered in a form that Glance does not know.');
    const usage = await server.request('account/usage/read', {});
    await server.leave();
    return {
      codexVersion: greeting.version,
      limits: observed,
      usage: usage.ok ? readUsageAnswer(usage.result) : null,
    };
  } catch (error) {
    throw error instanceof AppServerGone ? new CannotAsk(error.message) : error;
  }
};
