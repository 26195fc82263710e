import { MINUTE_MS } from '../../../shared/durations.ts';
import type { Finding, FindingWords } from '../../../shared/finding.ts';
import { finding } from '../../../shared/finding.ts';
import { exportingMessage } from '../../../shared/messages/en/glance/exporting.ts';
import { OutboxDamaged, OutboxUnusable } from '../outbox/outbox-file.ts';
import { SecretError } from '../secrets/read-secret.ts';

/** Why nothing can be exported at the moment. */
export interface ExportFault {
  readonly kind: 'damaged' | 'full' | 'secret' | 'unusable';
  /** What the system or Glance said, in English and without secrets. */
  readonly reason: string;
}

/** SQLITE_FULL (https://sqlite.org/rescode.html#full) is said where the disk or a quota is full. */
const SQLITE_FULL = 13;
const SQLITE_IOERR = 10;
const FULL = ['ENOSPC', 'EDQUOT'];

/** Decides what an error of the queue means. */
export function decideFault(error: unknown): ExportFault {
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof OutboxDamaged) return { kind: 'damaged', reason };
  if (error instanceof SecretError) return { kind: 'secret', reason };
  if (error instanceof OutboxUnusable || !(error instanceof Error)) return { kind: 'unusable', reason };
  const sqlite = Number(Reflect.get(error, 'errcode')) & 0xff;
  // A write-ahead log that cannot grow is an error of input and output.
  const isFull =
    sqlite === SQLITE_FULL || sqlite === SQLITE_IOERR || FULL.includes(String(Reflect.get(error, 'code')));
  return { kind: isFull ? 'full' : 'unusable', reason };
}

const FIRST_MS = 1_000;
const LONGEST_MS = 5 * MINUTE_MS;

/** Decides how long to wait before the queue is opened again, in milliseconds; `failures` in a row, from 1. */
export function reopenAfter(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(20, failures - 1));
}

/** Makes the finding of a fault. `file` is the queue, absolute. */
export function faultFinding({ kind, reason }: ExportFault, file: string): Finding {
  return finding({ area: 'telemetry', kind: `export.${kind}`, subject: null }, wordsOf(kind, reason), {
    file,
  });
}

function wordsOf(kind: ExportFault['kind'], reason: string): FindingWords {
  const detail = exportingMessage('exporting.reason', { reason });
  switch (kind) {
    case 'damaged':
      return {
        level: 'warning',
        title: exportingMessage('exporting.damaged'),
        detail: exportingMessage('exporting.damaged.why'),
        remedy: exportingMessage('exporting.damaged.remedy'),
      };
    case 'full':
      return {
        level: 'error',
        title: exportingMessage('exporting.full'),
        detail,
        remedy: exportingMessage('exporting.full.remedy'),
      };
    case 'secret':
      return {
        level: 'error',
        title: exportingMessage('exporting.secret'),
        detail,
        remedy: exportingMessage('exporting.secret.remedy'),
      };
    case 'unusable':
      return {
        level: 'error',
        title: exportingMessage('exporting.unusable'),
        detail,
        remedy: exportingMessage('exporting.unusable.remedy'),
      };
  }
}
