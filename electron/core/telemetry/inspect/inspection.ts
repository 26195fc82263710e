import type { ConfigReport } from '../../../shared/commands.ts';
import type { InspectedRecord, InspectedValue, Inspection, InspectionNews } from '../../../shared/inspect.ts';
import type { Clock } from '../../ports.ts';
import { codexOverrides, lockedSignals } from './codex-overrides.ts';
import { isContent, mask } from './content.ts';
import type { Inspector } from './inspector.ts';

/** So many records can be shown; of older ones only the totals stay. */
const MOST_RECORDS = 500;

/** What comes within this time is told together, in milliseconds. */
const BATCH_MS = 100;

/** Whoever looks asks again at once; without, the page is gone, in milliseconds. */
const ABANDONED_MS = 30_000;

export interface InspectionParts {
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly config: () => ConfigReport;
}

/**
 * The Inspector of the page: at most one is open, and it ends with the view or soon after the page has gone.
 * Content stays here, masked for the page until a value is asked for, and is forgotten with the end.
 */
export class InspectionRoom {
  private readonly parts: InspectionParts;
  private inspector: Inspector | null = null;
  private opening: Promise<Inspection> | null = null;
  private records: InspectedRecord[] = [];
  private waiting: (() => void) | null = null;
  private cancelBatch: (() => void) | null = null;
  private cancelAbandoned: (() => void) | null = null;

  constructor(parts: InspectionParts) {
    this.parts = parts;
  }

  /** Begins to listen on loopback; the same inspection where one is open. */
  open(): Promise<Inspection> {
    this.opening ??= this.begin().catch((error: unknown) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }

  /** Records after a number, at once or as soon as there are some; null where nothing is inspected any more. */
  async next(after: number): Promise<InspectionNews | null> {
    if (this.inspector === null) return null;
    this.watchOver();
    this.waiting?.();
    if ((this.records.at(-1)?.number ?? 0) <= after) {
      await new Promise<void>((resolve) => {
        this.waiting = resolve;
      });
      this.waiting = null;
    }
    if (this.inspector === null) return null;
    this.watchOver();
    const records = this.records.filter(({ number }) => number > after).map(forPage);
    return { records, totals: this.inspector.totals() };
  }

  /** A value that was masked. Null where the record is no longer kept. */
  reveal(number: number, attribute: string): InspectedValue {
    const record = this.records.find((each) => each.number === number);
    return record && Object.hasOwn(record.attributes, attribute)
      ? (record.attributes[attribute] ?? null)
      : null;
  }

  /** Stops listening and forgets everything. */
  async close(): Promise<void> {
    await this.opening?.catch(() => undefined);
    const { inspector } = this;
    this.inspector = null;
    this.opening = null;
    this.records = [];
    this.cancelBatch?.();
    this.cancelAbandoned?.();
    this.cancelBatch = this.cancelAbandoned = null;
    this.waiting?.();
    await inspector?.close();
  }

  private async begin(): Promise<Inspection> {
    const { clock, config } = this.parts;
    // Loaded only now, because decoding takes much code that nothing else needs.
    const { openInspector } = await import('./inspector.ts');
    const inspector = await openInspector({ clock, reveal: true, onRecord: (record) => this.take(record) });
    this.inspector = inspector;
    this.watchOver();
    const report = config();
    const options = codexOverrides(report, inspector.address);
    const shown = options.map((option) => (option === '-c' ? option : `'${option}'`)).join(' ');
    return { ...inspector.address, command: `codex ${shown}`, locked: lockedSignals(report) };
  }

  private take(record: InspectedRecord): void {
    this.records.push(record);
    if (this.records.length > MOST_RECORDS) this.records.shift();
    this.cancelBatch ??= this.parts.clock.after(BATCH_MS, () => {
      this.cancelBatch = null;
      this.waiting?.();
    });
  }

  private watchOver(): void {
    this.cancelAbandoned?.();
    this.cancelAbandoned = this.parts.clock.after(ABANDONED_MS, () => {
      // A page that waits for news has not gone.
      if (this.waiting === null) void this.close();
      else this.waiting();
    });
  }
}

function forPage(record: InspectedRecord): InspectedRecord {
  const attributes = Object.entries(record.attributes);
  const masked = attributes.filter(([name]) => isContent(name)).map(([name]) => name);
  return {
    ...record,
    attributes: Object.fromEntries(
      attributes.map(([name, value]) => [name, isContent(name) ? mask(value) : value]),
    ),
    masked,
  };
}
