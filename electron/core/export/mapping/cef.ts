import type { Fields } from '../../../shared/schema/export/field.ts';
import {
  type ExportRecord,
  machineFields,
  type RecordKind,
  recordFields,
} from '../../../shared/schema/export/record.ts';
import { severityOf } from './severity.ts';

/** The name of the event in the header, by kind. */
const names: Readonly<Record<RecordKind, string>> = {
  turn: 'Codex turn ended',
  session: 'Codex session',
  limits: 'Usage limit',
  configuration: 'Data sharing changed',
  posture: 'Posture changed',
  check: 'Policy rule checked',
  'otel-health': 'OTel health changed',
  compliance: 'Compliance event',
  'compliance-window': 'Compliance logs behind',
  alert: 'Alert',
};

/** Stands at the end of a line that had to leave fields out. */
const CUT = ' codexGlanceCut=true';

/**
 * Writes a record as one line of CEF version 0 (ArcSight Common Event Format). Fields have the key that the field
 * table names; others are `codexGlance` and their name. Unknown ones are left out, as CEF has no null. With
 * `mostBytes`, fields that do not fit in that many bytes of UTF-8 are left out from the last one, and
 * `codexGlanceCut=true` says so; a header alone may be longer.
 */
export function cefLine(record: ExportRecord, mostBytes = Number.POSITIVE_INFINITY): string {
  const { kind, machine } = record;
  const header = [
    'CEF:0',
    'Codex Glance',
    'Codex Glance',
    machine.glanceVersion,
    kind,
    names[kind],
    String(severityOf(record)),
  ];
  const head = `${header.map(escapeHeader).join('|')}|`;
  const pairs = extensionsOf(record).map(([key, value]) => `${key}=${escapeExtension(value)}`);
  const whole = head + pairs.join(' ');
  if (Buffer.byteLength(whole) <= mostBytes) return whole;
  let line = head;
  let left = mostBytes - Buffer.byteLength(head) - CUT.length;
  for (const pair of pairs) {
    const bytes = Buffer.byteLength(pair) + 1;
    if (bytes > left) break;
    line += line === head ? pair : ` ${pair}`;
    left -= bytes;
  }
  return line === head ? head + CUT.trimStart() : line + CUT;
}

type Pair = readonly [key: string, value: string];

/** What identifies comes first, so that it stays where a line is cut. */
function extensionsOf({ id, kind, at, machine, body }: ExportRecord): readonly Pair[] {
  return [
    ['rt', String(Date.parse(at))],
    ['codexGlanceRecordId', id],
    ...pairsOf(machineFields, machine, 'codexGlanceMachine'),
    ...pairsOf(recordFields[kind], body, 'codexGlance'),
  ];
}

function pairsOf(fields: Fields, values: { readonly [name: string]: unknown }, prefix: string): Pair[] {
  return Object.entries(fields).flatMap(
    ([
      name,
      {
        type,
        names: { cef },
      },
    ]): Pair[] => {
      const value = values[name];
      if (value === null || value === undefined) return [];
      const key = cef ?? prefix + name.charAt(0).toUpperCase() + name.slice(1);
      // A time is in milliseconds since 1970 where CEF has a key for it.
      const isTimestamp = type === 'time' && cef !== undefined;
      const text = isTimestamp
        ? String(Date.parse(String(value)))
        : typeof value === 'object'
          ? JSON.stringify(value)
          : String(value);
      // A custom string means nothing without its label.
      return /^cs\d$/.test(key)
        ? [
            [key, text],
            [`${key}Label`, name],
          ]
        : [[key, text]];
    },
  );
}

/** A header has no way to write a line break. */
function escapeHeader(text: string): string {
  return text.replace(/[\\|]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}

/** Other control characters mean nothing here, and could drive a terminal that shows the line. */
function escapeExtension(text: string): string {
  return text
    .replace(/[\\=]/g, '\\$&')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replace(/\p{Cc}/gu, ' ');
}
