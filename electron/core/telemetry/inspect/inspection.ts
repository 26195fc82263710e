import type { InspectedRecord, InspectedValue, InspectionNews } from '../../../shared/telemetry/inspect.ts';
import type { Clock } from '../../platform/ports.ts';
import { isContent, mask } from './content.ts';
import type { Inspector, InspectorAddress } from './inspector.ts';

/** At most this many records can be shown; older ones only count in the totals. */
const MOST_RECORDS = 500;

/** What arrives within this time is shown together, in milliseconds. */
const BATCH_MS = 100;

/** One inspection: its records are masked for the page, and dropped at its end. */
export class InspectionSession {
  private readonly clock: Pick<Clock, 'now' | 'after'>;
  private inspector: Inspector | null = null;
  private records: InspectedRecord[] = [];
  private readonly waiting = new Set<() => void>();
  private cancelBatch: (() => void) | null = null;
  private ended = false;

  constructor(clock: Pick<Clock, 'now' | 'after'>) {
    this.clock = clock;
  }

  /** Starts to listen on loopback. */
  async begin(): Promise<InspectorAddress> {
    // Loaded here, because decoding needs much code that nothing else uses.
    const { openInspector } = await import('./inspector.ts');
    const { clock } = this;
    const inspector = await openInspector({ clock, reveal: true, onRecord: (record) => this.take(record) });
    this.inspector = inspector;
    return inspector.address;
  }

  /** True while a caller waits for news. */
  get isWaitedFor(): boolean {
    return this.waiting.size > 0;
  }

  /** Returns the records after a number, as soon as there are some; null once the inspection has ended. */
  async next(after: number): Promise<InspectionNews | null> {
    if (!this.ended && (this.records.at(-1)?.number ?? 0) <= after) {
      await new Promise<void>((resolve) => {
        this.waiting.add(resolve);
      });
    }
    if (this.ended || this.inspector === null) return null;
    const records = this.records.filter(({ number }) => number > after).map(forPage);
    return { records, totals: this.inspector.totals() };
  }

  /** Lets waiting callers ask again. */
  wake(): void {
    for (const resume of this.waiting) resume();
    this.waiting.clear();
  }

  /** Returns a masked value. Null where the record is no longer kept. */
  reveal(number: number, attribute: string): InspectedValue {
    const attributes = this.records.find((each) => each.number === number)?.attributes;
    return attributes && Object.hasOwn(attributes, attribute) ? (attributes[attribute] ?? null) : null;
  }

  /** Stops listening. What still arrives is ignored. */
  async end(): Promise<void> {
    this.ended = true;
    this.records = [];
    this.cancelBatch?.();
    this.cancelBatch = null;
    this.wake();
    await this.inspector?.close();
  }

  private take(record: InspectedRecord): void {
    if (this.ended) return;
    this.records.push(record);
    if (this.records.length > MOST_RECORDS) this.records.shift();
    this.cancelBatch ??= this.clock.after(BATCH_MS, () => {
      this.cancelBatch = null;
      this.wake();
    });
  }
}

function forPage(record: InspectedRecord): InspectedRecord {
  const attributes = Object.entries(record.attributes);
  return {
    ...record,
    attributes: Object.fromEntries(
      attributes.map(([name, value]) => [name, isContent(name) ? mask(value) : value]),
    ),
    masked: attributes.filter(([name]) => isContent(name)).map(([name]) => name),
  };
}
