import type { InspectedRecord, InspectionTotals } from '../../../shared/telemetry/inspect.ts';
import type { Clock } from '../../platform/ports.ts';
import { openGrpcReceiver } from './grpc-receiver.ts';
import { openHttpReceiver, type ReceivedExport } from './http-receiver.ts';
import { type ExportContext, recordsOf } from './records.ts';
import { Totals } from './totals.ts';

/** Where Codex must send during the inspection. */
export interface InspectorAddress {
  readonly httpPort: number;
  readonly grpcPort: number;
}

/** A receiver that passes each record on and keeps none. */
export interface Inspector {
  readonly address: InspectorAddress;
  totals(): InspectionTotals;
  close(): Promise<void>;
}

export interface InspectorOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** Attributes whose content is requested; `true` for all. */
  readonly reveal: ExportContext['reveal'];
  onRecord(record: InspectedRecord): void;
}

/** Listens on loopback until closed. */
export async function openInspector({ clock, reveal, onRecord }: InspectorOptions): Promise<Inspector> {
  const totals = new Totals();
  let number = 0;
  const onExport = ({ signal, protocol, tree, bytes }: ReceivedExport) => {
    totals.addExport(signal, bytes);
    if (tree === null) return totals.addUnreadable();
    const receivedAt = new Date(clock.now()).toISOString();
    for (const record of recordsOf(tree, { signal, protocol, receivedAt, reveal }, number + 1)) {
      number += 1;
      totals.add(record);
      onRecord(record);
    }
  };
  const http = await openHttpReceiver(onExport);
  const grpc = await openGrpcReceiver(onExport).catch(async (error: unknown) => {
    await http.close();
    throw error;
  });
  return {
    address: { httpPort: http.port, grpcPort: grpc.port },
    totals: () => totals.view(),
    async close() {
      await Promise.all([http.close(), grpc.close()]);
    },
  };
}
