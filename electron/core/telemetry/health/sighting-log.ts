import type { OtelSignal } from '../../../shared/telemetry/telemetry.ts';
import type { Clock } from '../../platform/ports.ts';
import { changeHealth, healthFile, type StoredHealth } from './health-store.ts';
import { type Sightings, withSightings } from './sightings.ts';

/** Keeps the states that a home's signals were seen in without a probe. Nothing is kept without a state folder. */
export class SightingLog {
  private readonly options: SightingLogOptions;
  private known: Sightings | null = null;

  constructor(options: SightingLogOptions) {
    this.options = options;
  }

  get sightings(): Sightings {
    return this.known ?? {};
  }

  /** Takes what was stored before. Until then nothing is news. */
  take(stored: StoredHealth): void {
    this.known = stored.sightings?.[this.options.codexHome] ?? {};
  }

  /** Returns true where the signals are in other states than were kept, or were not kept for long. */
  isNews(signals: readonly OtelSignal[]): boolean {
    return this.known !== null && this.add(this.known, signals) !== null;
  }

  /**
   * Writes down the states, beside what another Glance may have written since.
   *
   * @throws Error where the folder cannot be written.
   */
  async keep(signals: readonly OtelSignal[]): Promise<void> {
    const { stateDir, codexHome } = this.options;
    this.known = this.add(this.sightings, signals) ?? this.sightings;
    if (stateDir === null) return;
    await changeHealth(healthFile(stateDir), (stored) => {
      const before = stored.sightings?.[codexHome] ?? {};
      const after = this.add(before, signals) ?? before;
      return { ...stored, sightings: { ...stored.sightings, [codexHome]: after } };
    });
  }

  private add(before: Sightings, signals: readonly OtelSignal[]): Sightings | null {
    return withSightings(before, signals, this.options.clock.now(), this.options.days());
  }
}

interface SightingLogOptions {
  readonly codexHome: string;
  /** Null for samples, which store nothing. */
  readonly stateDir: string | null;
  readonly clock: Pick<Clock, 'now'>;
  /** What is older than so many days is dropped. */
  readonly days: () => number;
}
