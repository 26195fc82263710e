import type { LiveDaemon, LiveThread, ThreadState } from '../../shared/live.ts';
import { liveMessage } from '../../shared/messages/en/codex/live.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { Clock } from '../platform/ports.ts';
import type { ConnectDaemon, DaemonConnection } from './connect-daemon.ts';
import { DaemonListener } from './daemon-listener.ts';
import { decideReconnect } from './reconnect.ts';
import type { HeardThread } from './thread-status.ts';

export interface DaemonParts {
  readonly clock: Clock;
  /** True where the daemon's socket exists. */
  readonly exists: () => boolean;
  readonly connect: ConnectDaemon;
  /** Called when there is something new to show. */
  readonly onChange: () => void;
  /** From 0 to 1. */
  readonly random?: () => number;
}

const reasons = {
  off: liveMessage('live.daemon.off'),
  absent: liveMessage('live.daemon.absent'),
  attached: liveMessage('live.daemon.attached'),
  failing: (why: Message) => liveMessage('live.daemon.failing', { why }),
} as const;

/** The order in which states are shown. */
const order: readonly ThreadState[] = ['waiting-approval', 'waiting-answer', 'working', 'failed', 'idle'];

/** Listens to the daemon of one Codex home while that is switched on, and reconnects when it returns. */
export class DaemonService {
  private readonly parts: DaemonParts;
  private on = false;
  private state: LiveDaemon['state'] = 'off';
  private reason: Message = reasons.off;
  private since: number | null = null;
  private threads = new Map<string, LiveThread>();
  private connection: DaemonConnection | null = null;
  private failures = 0;
  private cancelRetry = () => {};

  constructor(parts: DaemonParts) {
    this.parts = parts;
  }

  view(): LiveDaemon {
    const { state, reason, since } = this;
    const rank = ({ state: each }: LiveThread) => order.indexOf(each);
    const threads = [...this.threads.values()].sort(
      (a, b) => rank(a) - rank(b) || (a.since < b.since ? -1 : 1),
    );
    return { state, reason, since: since === null ? null : new Date(since).toISOString(), threads };
  }

  /** Switches listening on or off; repeating it does nothing. */
  switch(on: boolean): void {
    if (on === this.on) return;
    this.on = on;
    this.failures = 0;
    if (on) this.attempt();
    else this.leave('off', reasons.off);
  }

  /** Something changed near the daemon's socket: it may have come or gone. */
  changed(): void {
    this.failures = 0;
    if (this.on && this.connection === null) this.attempt();
  }

  /** Ends the connection; no callback runs after this. */
  close(): void {
    this.on = false;
    this.leave('off', reasons.off);
  }

  private attempt(): void {
    this.cancelRetry();
    if (!this.parts.exists()) {
      this.enter('absent', reasons.absent);
      return;
    }
    let listener: DaemonListener | null = null;
    const connection = this.parts.connect({
      onOpen: () => listener?.begin(),
      onMessage: (text) => listener?.hear(text),
      onClose: ({ refused, message }) => {
        if (this.connection === connection) this.lost(refused || !this.parts.exists(), message);
      },
    });
    listener = new DaemonListener({
      send: (text) => connection.send(text),
      onThread: (thread) => this.connection === connection && this.take(thread),
      onGreeted: () => this.connection === connection && this.attached(),
    });
    this.connection = connection;
  }

  private attached(): void {
    this.failures = 0;
    this.enter('attached', reasons.attached);
  }

  private lost(isGone: boolean, message: Message): void {
    this.connection = null;
    this.threads = new Map();
    this.failures += 1;
    if (isGone) this.enter('absent', reasons.absent);
    else this.enter('failing', reasons.failing(message));
    const { clock, random = Math.random } = this.parts;
    const next = decideReconnect(this.failures, random());
    if (next.state === 'wait') this.cancelRetry = clock.after(next.ms, () => this.attempt());
  }

  private take({ threadId, state }: HeardThread): void {
    const known = this.threads.get(threadId);
    if (state === null) this.threads.delete(threadId);
    else if (known?.state === state) return;
    else {
      const since = new Date(this.parts.clock.now()).toISOString();
      this.threads.set(threadId, { threadId, state, since });
    }
    this.parts.onChange();
  }

  private leave(state: LiveDaemon['state'], reason: Message): void {
    this.cancelRetry();
    const { connection } = this;
    this.connection = null;
    this.threads = new Map();
    connection?.close();
    this.enter(state, reason);
  }

  private enter(state: LiveDaemon['state'], reason: Message): void {
    if (state === this.state && reason.text === this.reason.text) return;
    this.since = state === 'off' ? null : state === this.state ? this.since : this.parts.clock.now();
    this.state = state;
    this.reason = reason;
    this.parts.onChange();
  }
}
