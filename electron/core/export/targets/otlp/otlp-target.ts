import { encodeLogs } from '../../mapping/otlp/encode.ts';
import { logsExport } from '../../mapping/otlp/logs.ts';
import { type OutboxRow, recordOf, type Target, type TargetPorts } from '../../target.ts';
import type { OtlpSettings } from './otlp-settings.ts';
import { openWire } from './otlp-wire.ts';

/** Far below the 64 MiB that receivers should take, and the 4 MiB that gRPC servers take unless they are set up. */
const MOST = { records: 1_000, bytes: 1_000_000 } as const;

/** Sends records as OTLP logs. */
export function openOtlp(settings: OtlpSettings, ports: TargetPorts): Target {
  const wire = openWire(settings, ports, 'logs');
  const isJson = settings.protocol === 'http/json';
  const logsOf = (batch: readonly OutboxRow[]) => logsExport(batch.map(recordOf), settings.gen_ai);
  return {
    id: settings.name,
    most: MOST,
    send(batch, signal) {
      const logs = logsOf(batch);
      const encoded = isJson ? Buffer.from(JSON.stringify(logs), 'utf8') : encodeLogs(logs);
      return wire.send(encoded, batch.length, signal);
    },
    // Also of protobuf, which nobody can read.
    preview: async (batch) => `${JSON.stringify(logsOf(batch))}\n`,
    async close() {
      wire.close();
    },
  };
}
