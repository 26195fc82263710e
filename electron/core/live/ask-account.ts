import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askMessage } from '../../shared/messages/en/codex/ask.ts';
import { readConfigStack } from '../config/stack.ts';
import { AppServer, AppServerGone } from '../config/verify/app-server.ts';
import { CannotAsk, codexSays, greet } from '../config/verify/ask.ts';
import { silenceCommands } from '../config/verify/named-commands.ts';
import type { LimitObservation } from '../ingest/lines/rollout-state.ts';
import { type AccountUsage, readLimitsAnswer, readUsageAnswer } from './account-answers.ts';

/** The backend is asked twice, possibly over a slow network. */
const TIMEOUT_MS = 30_000;

/**
 * A Codex that only answers a question sends no telemetry and needs no model provider, so none fetches its
 * credentials. What a managed layer decides stays in force.
 */
const quiet = [
  'model_provider="openai"',
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
  readonly platform: NodeJS.Platform;
  /** The folder of system files on macOS and Linux. Default `/etc/codex`. */
  readonly etcDir?: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export interface AccountAnswer {
  readonly codexVersion: string;
  readonly limits: readonly LimitObservation[];
  /** Null where the backend gave none. */
  readonly usage: AccountUsage | null;
}

/** Asks once; the process has ended afterwards in any case. */
export type AskAccount = (parts: AskAccountParts) => Promise<AccountAnswer>;

/**
 * Lets the user's own Codex fetch the account's limits and usage. It signs in as usual; Glance sees no token.
 * Starting it may create Codex's own files in its home, as every start of Codex does. No command from the
 * configuration is run.
 *
 * @throws CannotAsk where Codex could not be asked or did not tell.
 */
export const askAccount: AskAccount = async (parts) => {
  const { program, codexHome, env, now } = parts;
  const whole = Object.entries({ ...env, CODEX_HOME: codexHome }).filter(([, value]) => value !== undefined);
  await using folder = await emptyFolder();
  const silent = await silentOptions(parts, folder.path);
  await using server = new AppServer({
    file: program,
    args: [...silent, ...quiet].flatMap((override) => ['-c', override]),
    // No project's configuration applies there.
    cwd: folder.path,
    env: Object.fromEntries(whole) as Record<string, string>,
    timeout: TIMEOUT_MS,
  });
  try {
    const greeting = await greet(server);
    if ('state' in greeting) {
      throw new CannotAsk(askMessage(greeting.state === 'answered' ? 'ask.no-version' : 'ask.not-started'));
    }
    const limits = await server.request('account/rateLimits/read');
    if (!limits.ok) throw new CannotAsk(codexSays(limits.message));
    const observed = readLimitsAnswer(limits.result, now());
    if (observed === null) throw new CannotAsk(askMessage('ask.unknown-form'));
    const usage = await server.request('account/usage/read', {});
    await server.leave();
    return {
      codexVersion: greeting.version,
      limits: observed,
      usage: usage.ok ? readUsageAnswer(usage.result) : null,
    };
  } catch (error) {
    if (!(error instanceof AppServerGone)) throw error;
    throw new CannotAsk(error.ended ?? askMessage('ask.ended'));
  }
};

/** Makes options under which this Codex runs no command. */
async function silentOptions(parts: AskAccountParts, scratch: string): Promise<readonly string[]> {
  const { codexHome, env, platform, etcDir } = parts;
  const place = etcDir === undefined ? {} : { etcDir };
  const stack = await readConfigStack({ codexHome, cwd: null, platform, env, codexVersion: null, ...place });
  if (stack.problems.length > 0) {
    throw new CannotAsk(askMessage('ask.unread'), 'command-named');
  }
  const silenced = silenceCommands(stack, scratch);
  if (silenced.state === 'refused') throw new CannotAsk(silenced.reason, 'command-named');
  return silenced.flags;
}

async function emptyFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'codex-glance-ask-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
