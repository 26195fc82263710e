import { DAY_MS } from '../../shared/durations.ts';
import { type Finding, finding } from '../../shared/finding.ts';
import { pricingMessage } from '../../shared/messages/en/usage/pricing.ts';
import type { Message } from '../../shared/messages/message.ts';
import { textOf as englishOf } from '../../shared/messages/message.ts';
import type { Pricing, PricingReport } from '../../shared/pricing.ts';
import { PriceBook } from './cost.ts';
import { overrideFileIn, updateFileIn } from './price-files.ts';
import { priceOverrideSchema, priceTableSchema } from './price-schema.ts';
import { type PriceTable, withOverride } from './price-table.ts';
import { assumptionsOf, reportPrices } from './pricing-report.ts';
import { type ReadPrices, readPrices } from './read-prices.ts';
import { repositoryPrices } from './repository-prices.ts';

/** Older prices may no longer apply. */
export const STALE_AFTER_DAYS = 60;

/** A file of the state folder that could not be used. */
interface Damage {
  readonly file: string;
  readonly line: number | null;
  readonly reason: Message;
}

/**
 * Decides which table is in force: the newer of Glance's own and one that was taken in, with the user's own prices on
 * top.
 */
export class PricingService {
  book = new PriceBook(repositoryPrices);
  private readonly stateDir: string | null;
  private base: PriceTable = repositoryPrices;
  private file: string | null = null;
  private overrideFile: string | null = null;
  private damages: readonly Damage[] = [];
  private texts = '';

  /** With null for the state folder Glance's own table is in force. */
  constructor(stateDir: string | null) {
    this.stateDir = stateDir;
    this.read();
  }

  /** Reads the files of the state folder again. */
  read(): void {
    if (this.stateDir === null) return;
    const taken = {
      file: updateFileIn(this.stateDir),
      read: readPrices(updateFileIn(this.stateDir), priceTableSchema),
    };
    const own = {
      file: overrideFileIn(this.stateDir),
      read: readPrices(overrideFileIn(this.stateDir), priceOverrideSchema),
    };
    this.damages = [damageOf(taken.file, taken.read), damageOf(own.file, own.read)].flatMap(
      (damage) => damage ?? [],
    );
    const newer = taken.read.state === 'read' && taken.read.value.asOf > repositoryPrices.asOf;
    this.base = newer && taken.read.state === 'read' ? taken.read.value : repositoryPrices;
    this.file = newer ? taken.file : null;
    this.overrideFile = own.read.state === 'read' ? own.file : null;
    const texts = JSON.stringify([newer ? textOf(taken.read) : '', textOf(own.read)]);
    if (texts === this.texts) return;
    this.texts = texts;
    this.book = new PriceBook(
      own.read.state === 'read' ? withOverride(this.base, own.read.value) : this.base,
    );
  }

  /** Returns the prices for the Snapshot. `month`: the cost of the calendar month at the prices of `book`. */
  view(month: Pricing['month'], now: number): Pricing {
    return {
      ...this.age(now),
      staleAfterDays: STALE_AFTER_DAYS,
      month,
      assumptions: assumptionsOf(this.book.table),
    };
  }

  report(now: number): PricingReport {
    return {
      schema: 'codex-glance.pricing/1',
      ...this.age(now),
      ...reportPrices(this.book.table, new Date(now).toISOString().slice(0, 10)),
      problems: this.findings(now).map(({ title, detail }) =>
        [title, ...(detail === undefined ? [] : [detail])].map(englishOf).join(' '),
      ),
    };
  }

  findings(now: number): Finding[] {
    const { asOf, ageDays, stale } = this.age(now);
    const findings = this.damages.map(findingOf);
    if (!stale) return findings;
    return [
      ...findings,
      finding(
        { area: 'usage', kind: 'pricing.stale', subject: asOf },
        {
          level: 'warning',
          title: pricingMessage('pricing.stale', { days: ageDays }),
          detail: pricingMessage('pricing.stale.why', { asOf }),
          remedy: pricingMessage('pricing.stale.remedy'),
        },
        this.file === null ? null : { file: this.file },
      ),
    ];
  }

  /**
   * Takes in a newer table. The code for it is loaded then: few starts need it.
   *
   * @throws where the state folder cannot be written.
   */
  async update(from: string, now: number): Promise<PricingReport> {
    const { stateDir } = this;
    if (stateDir === null) throw new Error('Without a state folder no prices are kept.');
    const { updatePrices } = await import('./update-prices.ts');
    const update = updatePrices(from, updateFileIn(stateDir), this.base.asOf);
    this.read();
    return { ...this.report(now), update };
  }

  private age(now: number) {
    const { asOf } = this.base;
    const ageDays = Math.max(0, Math.floor((now - Date.parse(`${asOf}T00:00:00Z`)) / DAY_MS));
    const { file, overrideFile } = this;
    const source = file === null ? ('glance' as const) : ('update' as const);
    return { asOf, ageDays, stale: ageDays > STALE_AFTER_DAYS, source, file, overrideFile };
  }
}

function textOf(read: ReadPrices<unknown>): string {
  return read.state === 'read' ? read.text : '';
}

function damageOf(file: string, read: ReadPrices<unknown>): Damage | null {
  return read.state === 'damaged' ? { file, line: read.line, reason: read.reason } : null;
}

function findingOf({ file, line, reason }: Damage): Finding {
  return finding(
    { area: 'usage', kind: 'pricing.file.invalid', subject: file },
    {
      level: 'warning',
      title:
        line === null
          ? pricingMessage('pricing.invalid', { file })
          : pricingMessage('pricing.invalid-at', { file, line }),
      detail: pricingMessage('pricing.invalid.why', { reason }),
      remedy: pricingMessage('pricing.invalid.remedy'),
    },
    line === null ? { file } : { file, line },
  );
}
