import { Exporter } from '../../../electron/core/export/exporter.ts';
import { recordMaker } from '../../../electron/core/export/records/record-maker.ts';
import { sampleRecord } from '../../fixtures/export-records.ts';

type Parts = ConstructorParameters<typeof Exporter>[0];
interface Given extends Pick<Parts, 'outbox' | 'sources' | 'now' | 'isPaused'> {
  readonly maxQueued?: number;
}

/** Makes an exporter that reads these sources into an outbox, and has no target to send to. */
export function exporterOf({ maxQueued = 1_000_000, ...given }: Given): Exporter {
  return new Exporter({
    general: { max_queued: maxQueued, first_days: 30 },
    targets: [],
    make: recordMaker(sampleRecord('turn').machine),
    nameProject: () => null,
    random: () => 0,
    owner: 'test',
    isWhole: false,
    ...given,
  });
}
