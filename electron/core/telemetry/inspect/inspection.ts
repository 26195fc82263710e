import type { InspectedRecord, InspectedValue, InspectionNews } from '../../../shared/telemetry/inspect.ts';
import type { Clock } from '../../platform/ports.ts';
import { isContent, mask } from './content.ts';
import type { Inspector, InspectorAddress } from './inspector.ts';

/** So many records can be shown; of older ones only the totals stay. */
const MOST_RECORDS = 500;

/** What comes within this time is shown together, in milliseconds. */
const BATCH_MS = 100;

/** One time of listening: what came in it is masked for the page, and forgotten with its end. */
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

  /** Begins to listen on loopback. */
  async begin(): Promise<InspectorAddress> {
    // Loaded only now, because decoding takes much code that nothing else needs.
    const { openInspector } = await import('./inspector.ts');
    const { clock } = this;
    const inspector = await openInspector({ clock, reveal: true, onRecord: (record) => this.take(record) });
    this.inspector = inspector;
    return inspector.address;
  }

  /** True while somebody waits for news. */
  get isWaitedFor(): boolean {
    return this.waiting.size > 0;
  }

  /** Records after a number, at once or as soon as there are some; null once it has ended. */
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

  /** Lets whoever waits ask again. */
  wake(): void {
    for (const resume of this.waiting) resume();
    this.waiting.clear();
  }

  /** A value that was masked. Null where the record is no longer kept. */
  reveal(number: number, attribute: string): InspectedValue {
    const attributes = this.records.find((each) => each.number === number)?.attributes;
    return attributes && Object.hasOwn(attributes, attribute) ? (attributes[attribute] ?? null) : null;
  }

  /** Stops listening. What still comes meanwhile is not taken. */
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
