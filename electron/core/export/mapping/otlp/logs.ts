import { type ExportRecord, recordFields } from '../../../../shared/schema/export/record.ts';
import { GLANCE_VERSION } from '../../../../shared/version.ts';
import {
  type AnyValue,
  attributesOf,
  type GenAiNames,
  type KeyValue,
  snakeCase,
  textAttribute,
} from './attributes.ts';
import { resourceAttributes, SERVICE } from './resource.ts';
import { type Severity, severityOf } from './severity.ts';

/** An `ExportLogsServiceRequest` as OTLP/JSON writes it. */
export interface LogsExport {
  readonly resourceLogs: readonly {
    readonly resource: { readonly attributes: readonly KeyValue[] };
    readonly scopeLogs: readonly {
      readonly scope: { readonly name: string; readonly version: string };
      readonly logRecords: readonly LogRecord[];
    }[];
  }[];
}

interface LogRecord extends Severity {
  readonly timeUnixNano: string;
  readonly observedTimeUnixNano: string;
  readonly eventName: string;
  readonly body: AnyValue;
  readonly attributes: readonly KeyValue[];
}

/** Makes an export of one log record a record, below one resource a machine. Nothing in it depends on when it is made. */
export function logsExport(records: readonly ExportRecord[], genAi: GenAiNames): LogsExport {
  const byMachine = Map.groupBy(records, ({ machine }) => JSON.stringify(machine));
  return {
    resourceLogs: [...byMachine.values()].flatMap((of) => {
      const [first] = of;
      if (first === undefined) return [];
      return {
        resource: { attributes: resourceAttributes(first.machine, genAi) },
        scopeLogs: [
          {
            scope: { name: SERVICE, version: GLANCE_VERSION },
            logRecords: of.map((record) => logRecord(record, genAi)),
          },
        ],
      };
    }),
  };
}

function logRecord(record: ExportRecord, genAi: GenAiNames): LogRecord {
  const { id, kind, at, body } = record;
  const eventName = `codex_glance.${snakeCase(kind)}`;
  const time = `${Date.parse(at)}000000`;
  return {
    timeUnixNano: time,
    // As of what OpenTelemetry's own SDKs make: a record that is sent again is the same to the byte.
    observedTimeUnixNano: time,
    ...severityOf(record),
    eventName,
    // Receivers that show a line a record show this. Loki keeps one of the records of a time whose lines are the same,
    // whatever their attributes (pkg/chunkenc/unordered.go): with the id it drops what was sent again, and nothing else.
    body: { stringValue: `${'title' in body ? body.title : eventName} ${id}` },
    attributes: [
      // Of receivers that do not know the name of an event yet, which is a newer member of OTLP.
      textAttribute('event.name', eventName),
      // The conventions' name for an id by which receivers may drop a repeated record.
      textAttribute('log.record.uid', id),
      ...attributesOf(body, recordFields[kind], genAi),
    ],
  };
}
