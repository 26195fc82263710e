import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Live } from '../../shared/live.ts';
import { askMessage } from '../../shared/messages/en/codex/ask.ts';
import { liveMessage } from '../../shared/messages/en/codex/live.ts';
import type { Settings } from '../../shared/settings.ts';
import { CannotAsk } from '../config/verify/ask.ts';
import { findCodex } from '../config/verify/find-codex.ts';
import type { LimitObservation } from '../ingest/lines/rollout-state.ts';
import type { Clock } from '../platform/ports.ts';
import type { DayTokens } from './account-totals.ts';
import { type AskAccount, askAccount } from './ask-account.ts';
import type { AskInput } from './ask-schedule.ts';
import { type ConnectDaemon, connectByProxy, connectBySocket } from './connect-daemon.ts';
import { DaemonService } from './daemon-service.ts';
import { FreshLimitsService } from './fresh-limits-service.ts';

export interface LiveParts {
  readonly codexHome: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly clock: Clock;
  readonly settings: () => Pick<Settings, 'freshLimits' | 'followDaemon'>;
  /** Tokens of this machine by local day. */
  readonly localDays: (from: string, to: string) => readonly DayTokens[];
  readonly onChange: () => void;
  /** Default: the user's own Codex. */
  readonly ask?: AskAccount;
  /** Default: by the daemon's socket. */
  readonly connect?: ConnectDaemon;
}

/** The value for samples, and before anything is switched on. */
export const noLive: Live = {
  daemon: { state: 'off', reason: liveMessage('live.daemon.off'), since: null, threads: [] },
  freshLimits: {
    state: 'off',
    reason: liveMessage('live.fresh-limits.off'),
    checkedAt: null,
    codexVersion: null,
    account: null,
  },
};

/** The two ways to know more than the files say, each only while its own setting is on. */
export class LiveService {
  private readonly parts: LiveParts;
  private readonly socket: string;
  private readonly pidFile: string;
  private readonly daemon: DaemonService;
  private readonly limits: FreshLimitsService;
  private closed = false;
  /** Empty where there is none. */
  private program: string | null = null;

  constructor(parts: LiveParts) {
    const { codexHome, clock, localDays, onChange } = parts;
    this.parts = parts;
    // codex-rs/app-server-daemon: a link to the socket on Linux, the socket itself elsewhere.
    this.socket = join(codexHome, 'app-server-control', 'app-server-control.sock');
    this.pidFile = join(codexHome, 'app-server-daemon', 'daemon.pid');
    const change = () => {
      if (!this.closed) onChange();
    };
    this.daemon = new DaemonService({
      clock,
      exists: () => isThere(this.socket),
      connect: parts.connect ?? ((events) => this.connector()(events)),
      onChange: change,
    });
    this.limits = new FreshLimitsService({ clock, ask: () => this.ask(), localDays, onChange: change });
  }

  /** Applies the settings. To be called after each change, once the product follows changes. */
  apply(): void {
    const { followDaemon, freshLimits } = this.parts.settings();
    if (this.closed) return;
    this.limits.switch(freshLimits);
    // Only Windows needs a program to reach the daemon.
    if (!followDaemon || this.parts.platform !== 'win32' || this.program !== null) {
      this.daemon.switch(followDaemon);
    } else {
      void this.findProgram().then((program) => {
        this.program = program ?? '';
        this.apply();
      });
    }
  }

  /** The user looks or refreshes. */
  onViewed(cause: Exclude<AskInput['cause'], 'switched-on'>): void {
    if (!this.closed) this.limits.consider(cause);
  }

  /** Returns the paths that change when the daemon comes or goes; none while nobody listens. */
  watchPaths(): readonly string[] {
    return this.parts.settings().followDaemon ? [this.socket, this.pidFile] : [];
  }

  /** One of the watched paths changed. */
  changed(path: string): void {
    if (path === this.socket || path === this.pidFile) this.daemon.changed();
  }

  observations(): readonly LimitObservation[] {
    return this.limits.observations();
  }

  view(): Live {
    return { daemon: this.daemon.view(), freshLimits: this.limits.view() };
  }

  close(): void {
    this.closed = true;
    this.daemon.close();
  }

  private connector(): ConnectDaemon {
    const { platform } = this.parts;
    if (platform !== 'win32') return connectBySocket(this.socket);
    return connectByProxy(this.program ?? '', this.environment());
  }

  /** Finds the user's own Codex; a newer one would change Codex's databases. */
  private async findProgram(): Promise<string | null> {
    const { env, platform } = this.parts;
    const from = import.meta.filename;
    const found = await findCodex({ named: null, env, platform, arch: process.arch, from });
    return found === null || found.source === 'package' ? null : found.file;
  }

  private async ask() {
    const { env, platform, codexHome, clock, ask = askAccount } = this.parts;
    const program = await this.findProgram();
    if (program === null) throw new CannotAsk(askMessage('ask.no-program'));
    return ask({ program, codexHome, env, platform, now: clock.now });
  }

  private environment(): Readonly<Record<string, string>> {
    const whole = Object.entries({ ...this.parts.env, CODEX_HOME: this.parts.codexHome });
    return Object.fromEntries(whole.filter((entry): entry is [string, string] => entry[1] !== undefined));
  }
}

function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
