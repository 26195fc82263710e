/**
 * The messages of an OTLP export, as far as they are shown or sent: fields with their numbers and types, in the
 * JSON form that protobufjs reads. Source: opentelemetry-proto 1.x, `collector/*`, `logs`, `trace`, `metrics`
 * and `common`. Field names are those of OTLP/JSON, so that both encodings give the same tree.
 */

type Field = readonly [number: number, type: string, rule?: 'repeated'];

function message(fields: Readonly<Record<string, Field>>) {
  return {
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, [id, type, rule]]) => [
        name,
        rule ? { id, type, rule } : { id, type },
      ]),
    ),
  };
}

const times = { startTimeUnixNano: [2, 'fixed64'], timeUnixNano: [3, 'fixed64'] } as const;

const common = {
  AnyValue: message({
    stringValue: [1, 'string'],
    boolValue: [2, 'bool'],
    intValue: [3, 'int64'],
    doubleValue: [4, 'double'],
    arrayValue: [5, 'ArrayValue'],
    kvlistValue: [6, 'KeyValueList'],
    bytesValue: [7, 'bytes'],
  }),
  ArrayValue: message({ values: [1, 'AnyValue', 'repeated'] }),
  KeyValueList: message({ values: [1, 'KeyValue', 'repeated'] }),
  KeyValue: message({ key: [1, 'string'], value: [2, 'AnyValue'] }),
  Resource: message({ attributes: [1, 'KeyValue', 'repeated'] }),
  Scope: message({ name: [1, 'string'], version: [2, 'string'] }),
};

const logs = {
  LogsExport: message({ resourceLogs: [1, 'ResourceLogs', 'repeated'] }),
  ResourceLogs: message({ resource: [1, 'Resource'], scopeLogs: [2, 'ScopeLogs', 'repeated'] }),
  ScopeLogs: message({ scope: [1, 'Scope'], logRecords: [2, 'LogRecord', 'repeated'] }),
  LogRecord: message({
    timeUnixNano: [1, 'fixed64'],
    severityNumber: [2, 'int32'],
    severityText: [3, 'string'],
    body: [5, 'AnyValue'],
    attributes: [6, 'KeyValue', 'repeated'],
    observedTimeUnixNano: [11, 'fixed64'],
    eventName: [12, 'string'],
  }),
};

const traces = {
  TracesExport: message({ resourceSpans: [1, 'ResourceSpans', 'repeated'] }),
  ResourceSpans: message({ resource: [1, 'Resource'], scopeSpans: [2, 'ScopeSpans', 'repeated'] }),
  ScopeSpans: message({ scope: [1, 'Scope'], spans: [2, 'Span', 'repeated'] }),
  Span: message({
    name: [5, 'string'],
    startTimeUnixNano: [7, 'fixed64'],
    endTimeUnixNano: [8, 'fixed64'],
    attributes: [9, 'KeyValue', 'repeated'],
  }),
};

const metrics = {
  MetricsExport: message({ resourceMetrics: [1, 'ResourceMetrics', 'repeated'] }),
  ResourceMetrics: message({ resource: [1, 'Resource'], scopeMetrics: [2, 'ScopeMetrics', 'repeated'] }),
  ScopeMetrics: message({ scope: [1, 'Scope'], metrics: [2, 'Metric', 'repeated'] }),
  Metric: message({
    name: [1, 'string'],
    unit: [3, 'string'],
    gauge: [5, 'NumberPoints'],
    sum: [7, 'NumberPoints'],
    histogram: [9, 'HistogramPoints'],
    exponentialHistogram: [10, 'ExponentialPoints'],
  }),
  NumberPoints: message({ dataPoints: [1, 'NumberPoint', 'repeated'] }),
  NumberPoint: message({
    attributes: [7, 'KeyValue', 'repeated'],
    ...times,
    asDouble: [4, 'double'],
    asInt: [6, 'sfixed64'],
  }),
  HistogramPoints: message({ dataPoints: [1, 'HistogramPoint', 'repeated'] }),
  HistogramPoint: message({
    attributes: [9, 'KeyValue', 'repeated'],
    ...times,
    count: [4, 'fixed64'],
    sum: [5, 'double'],
  }),
  ExponentialPoints: message({ dataPoints: [1, 'ExponentialPoint', 'repeated'] }),
  ExponentialPoint: message({
    attributes: [1, 'KeyValue', 'repeated'],
    ...times,
    count: [4, 'fixed64'],
    sum: [5, 'double'],
  }),
};

export const otlpSchema = { nested: { ...common, ...logs, ...traces, ...metrics } };
