import type { ConfigReport } from '../../../shared/commands.ts';
import type { InspectedValue, Inspection, InspectionNews } from '../../../shared/telemetry/inspect.ts';
import type { Clock } from '../../platform/ports.ts';
import { codexOverrides, lockedSignals } from './codex-overrides.ts';
import { InspectionSession } from './inspection.ts';

/** A page that is open asks again at once; after this time without a request it is gone, in milliseconds. */
const ABANDONED_MS = 30_000;

export interface InspectionParts {
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly config: () => ConfigReport;
}

interface Current {
  readonly session: InspectionSession;
  readonly opened: Promise<Inspection>;
}

/** The Inspector of the page: at most one inspection, which ends with the view or soon after the page is gone. */
export class InspectionService {
  private readonly parts: InspectionParts;
  private current: Current | null = null;
  private cancelAbandoned: (() => void) | null = null;

  constructor(parts: InspectionParts) {
    this.parts = parts;
  }

  /** Starts an inspection, or returns the one under way. */
  open(): Promise<Inspection> {
    if (this.current) return this.current.opened;
    const session = new InspectionSession(this.parts.clock);
    const opened = this.begin(session);
    const current = { session, opened };
    this.current = current;
    opened.catch(() => {
      if (this.current === current) this.current = null;
    });
    return opened;
  }

  /** See `InspectionSession.next`; null where nothing is inspected. */
  async next(after: number): Promise<InspectionNews | null> {
    const session = this.current?.session;
    if (!session) return null;
    this.watchOver(session);
    const news = await session.next(after);
    this.watchOver(session);
    return news;
  }

  reveal(number: number, attribute: string): InspectedValue {
    return this.current?.session.reveal(number, attribute) ?? null;
  }

  /** Stops listening and drops everything. */
  async close(): Promise<void> {
    const { current } = this;
    this.current = null;
    this.cancelAbandoned?.();
    this.cancelAbandoned = null;
    await current?.opened.catch(() => undefined);
    await current?.session.end();
  }

  private async begin(session: InspectionSession): Promise<Inspection> {
    const address = await session.begin();
    this.watchOver(session);
    const config = this.parts.config();
    const options = codexOverrides(config, address);
    const shown = options.map((option) => (option === '-c' ? option : `'${option}'`)).join(' ');
    return { ...address, command: `codex ${shown}`, locked: lockedSignals(config) };
  }

  private watchOver(session: InspectionSession): void {
    // It may have ended meanwhile, and another may have begun.
    if (this.current?.session !== session) return;
    this.cancelAbandoned?.();
    this.cancelAbandoned = this.parts.clock.after(ABANDONED_MS, () => {
      // Waking a waiting page shows whether it is still there: it waits again.
      if (session.isWaitedFor) session.wake();
      else void this.close();
    });
  }
}
