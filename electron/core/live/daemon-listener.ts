import { GLANCE_VERSION } from '../../shared/version.ts';
import { type HeardThread, readLoaded, readStatusChange, readThread } from './thread-status.ts';

/**
 * All methods that are ever sent to the daemon: a greeting, and questions that change nothing. Threads are not
 * resumed, because that would subscribe Glance to requests for approval.
 */
export const spokenMethods = ['initialize', 'initialized', 'thread/loaded/list', 'thread/read'] as const;
type Spoken = (typeof spokenMethods)[number];

/** Notifications to opt out of: they contain texts of the conversation that are not needed. */
const unwanted = ['thread/started', 'thread/name/updated', 'thread/readState/changed'];

/** At most this many threads are asked for at the start. */
const MOST_THREADS = 200;

export interface ListenerParts {
  send(text: string): void;
  onThread(thread: HeardThread): void;
  /** The greeting was answered. */
  onGreeted(): void;
}

/** The client side of the daemon's protocol: one JSON a message, without the `jsonrpc` member. */
export class DaemonListener {
  private readonly parts: ListenerParts;
  private readonly answers = new Map<number, (result: unknown) => void>();
  private lastId = 0;
  private asked = 0;

  constructor(parts: ListenerParts) {
    this.parts = parts;
  }

  /** Sends the greeting. To be called once, when the connection is open. */
  begin(): void {
    const clientInfo = { name: 'codex_glance', title: 'Codex Glance', version: GLANCE_VERSION };
    const capabilities = { experimentalApi: true, optOutNotificationMethods: unwanted };
    this.ask('initialize', { clientInfo, capabilities }, () => {
      this.say({ method: 'initialized' });
      this.parts.onGreeted();
      this.askLoaded(null);
    });
  }

  /** Handles one message of the daemon. Unknown forms are ignored; requests are not answered. */
  hear(text: string): void {
    let message: { id?: unknown; method?: unknown; params?: unknown; result?: unknown };
    try {
      message = JSON.parse(text) as typeof message;
    } catch {
      return;
    }
    if (typeof message !== 'object' || message === null) return;
    if (message.method === 'thread/status/changed') {
      const heard = readStatusChange(message.params);
      if (heard !== null) this.parts.onThread(heard);
    }
    if (message.method !== undefined || typeof message.id !== 'number') return;
    const answer = this.answers.get(message.id);
    this.answers.delete(message.id);
    if ('result' in message) answer?.(message.result);
  }

  private askLoaded(cursor: string | null): void {
    this.ask('thread/loaded/list', cursor === null ? {} : { cursor }, (result) => {
      const { ids, next } = readLoaded(result);
      for (const threadId of ids) this.askThread(threadId);
      if (next !== null && this.asked < MOST_THREADS) this.askLoaded(next);
    });
  }

  private askThread(threadId: string): void {
    this.asked += 1;
    if (this.asked > MOST_THREADS) return;
    this.ask('thread/read', { threadId, includeTurns: false }, (result) => {
      const thread = readThread(result);
      if (thread !== null) this.parts.onThread(thread);
    });
  }

  private ask(
    method: Exclude<Spoken, 'initialized'>,
    params: object,
    onResult: (result: unknown) => void,
  ): void {
    this.lastId += 1;
    this.answers.set(this.lastId, onResult);
    this.say({ id: this.lastId, method, params });
  }

  private say(message: { readonly method: Spoken; readonly id?: number; readonly params?: object }): void {
    this.parts.send(JSON.stringify(message));
  }
}
