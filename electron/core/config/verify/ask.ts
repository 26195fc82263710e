import path from 'node:path';
import * as v from 'valibot';
import { askMessage } from '../../../shared/messages/en/codex/ask.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { type AppServer, AppServerGone, type Reply } from './app-server.ts';
import { type CodexAnswer, configWarning, readAnswer } from './codex-answer.ts';

/** Codex could not be asked, whatever its configuration says. The message says why. */
export class CannotAsk extends Error {
  override readonly name = 'CannotAsk';
  /** Stable, for scripts. */
  readonly code: 'no-codex' | 'codex-not-asked' | 'command-named';

  /** Why, as a message. */
  readonly why: Message;

  constructor(why: Message, code: CannotAsk['code'] = 'codex-not-asked') {
    super(why.text);
    this.why = why;
    this.code = code;
  }
}

/**
 * Says what may be shown of a message of Codex: its first words, up to where it begins to quote, and the
 * number of an HTTP answer. The rest can hold values of the configuration or of an answer.
 */
export function codexSays(message: string): Message {
  const [words = ''] = message.split(/["'`:([{<\n]/, 1);
  const status = /\b(?:status|Status|HTTP)\D{0,10}([45]\d\d)\b/.exec(message)?.[1] ?? null;
  return askMessage('ask.says', { words: words.trim().slice(0, 120) || null, status });
}

/**
 * Shakes hands with a fresh app-server. Gives the version it names, or how it refused to start.
 *
 * @throws CannotAsk where it was ended for its time or output.
 */
export async function greet(server: AppServer): Promise<{ version: string } | CodexAnswer> {
  const reply = await orExit(() =>
    server.request('initialize', {
      clientInfo: { name: 'codex_glance', title: 'Codex Glance', version: '1' },
      capabilities: { experimentalApi: true },
    }),
  );
  if ('state' in reply) return reply;
  if (!reply.ok) throw new CannotAsk(askMessage('ask.no-greeting'));
  server.notify('initialized');
  const named = v.safeParse(v.object({ userAgent: v.string() }), reply.result);
  const version = /\/(\d+\.\d+\.\d+\S*)/.exec(named.success ? named.output.userAgent : '')?.[1];
  if (version === undefined) throw new CannotAsk(askMessage('ask.no-version'));
  return { version };
}

/**
 * Asks for the configuration as the next Codex process would have it. Codex reads every file again at
 * each question, so one process can answer for many stacks. `ownCwd` is the folder that the process runs
 * in, where that has layers of its own.
 *
 * @throws CannotAsk
 */
export async function askConfig(
  server: AppServer,
  cwd: string | null,
  ownCwd: string | null = null,
): Promise<CodexAnswer> {
  const reply = await orExit(() =>
    server.request('config/read', { includeLayers: true, ...(cwd === null ? {} : { cwd }) }),
  );
  if ('state' in reply) return reply;
  if (!reply.ok) {
    // The warning is of the process's start, and so of the folder that it runs in.
    const at = cwd === ownCwd ? warnedAt(server.warnings) : null;
    return { state: 'failed', message: reply.message, at };
  }
  const pinned = await orExit(() => server.request('configRequirements/read'));
  if ('state' in pinned) return pinned;
  const answer = readAnswer(reply.result, pinned.ok ? pinned.result : {}, path.sep);
  if (answer === null) throw new CannotAsk(askMessage('ask.unknown-form'));
  return answer;
}

async function orExit(ask: () => Promise<Reply>): Promise<Reply | CodexAnswer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof AppServerGone)) throw error;
    if (error.ended !== null) throw new CannotAsk(error.ended);
    return { state: 'exited', message: error.message, at: null };
  }
}

function warnedAt(warnings: readonly unknown[]): { file: string; line: number } | null {
  for (const warning of warnings) {
    const parsed = v.safeParse(configWarning, warning);
    if (parsed.success) return { file: parsed.output.path, line: parsed.output.range.start.line };
  }
  return null;
}
