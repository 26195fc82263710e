import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Fingerprint, type Items, type Subject, subjects } from './fingerprint.ts';

/** A record on disk: whole, or as the differences from the record of another version. */
export interface StoredRecord {
  readonly version: string;
  /** The version whose record this one completes; null where it is whole. */
  readonly against: string | null;
  /** Of each subject the items; null for one that this version lacks and the other has. */
  readonly subjects: Readonly<Partial<Record<Subject, Readonly<Record<string, string | null>>>>>;
}

/** What the repository says of Codex versions, by version. */
export type Records = ReadonlyMap<string, Fingerprint>;

/** The folder of the records, beside this file. */
export const RECORDS = join(import.meta.dirname, 'records');

/** Reads every record of a folder. */
export function readRecords(folder = RECORDS): Records {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const stored = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as StoredRecord);
  return unpackRecords(stored);
}

/**
 * Completes records from those that they name.
 *
 * @throws Error where the named record is missing or not whole itself.
 */
export function unpackRecords(stored: readonly StoredRecord[]): Records {
  const whole = new Map(stored.flatMap((each) => (each.against === null ? [[each.version, each]] : [])));
  return new Map(
    stored.map((each) => {
      const base = each.against === null ? null : whole.get(each.against);
      if (base === undefined) throw new Error(`There is no whole record of Codex ${each.against}.`);
      const unpack = (subject: Subject): Items => {
        const items = { ...base?.subjects[subject], ...each.subjects[subject] };
        return Object.fromEntries(
          Object.entries(items).filter((item): item is [string, string] => item[1] !== null),
        );
      };
      return [each.version, fingerprintOf(unpack)];
    }),
  );
}

/** Packs records: that of `base` whole, the others as differences from it. */
export function packRecords(records: Records, base: string): StoredRecord[] {
  const whole = records.get(base);
  if (!whole) throw new Error(`There is no record of Codex ${base}.`);
  return [...records].map(([version, fingerprint]) => {
    if (version === base) return { version, against: null, subjects: fingerprint };
    const packed = subjects.flatMap((subject) => {
      const items = changesBetween(whole[subject], fingerprint[subject]);
      return Object.keys(items).length === 0 ? [] : [[subject, items] as const];
    });
    return { version, against: base, subjects: Object.fromEntries(packed) };
  });
}

/** Writes every record into a folder, one file each. */
export function writeRecords(records: Records, base: string, folder = RECORDS): void {
  for (const record of packRecords(records, base)) {
    writeFileSync(join(folder, `${record.version}.json`), `${JSON.stringify(record, null, 1)}\n`);
  }
}

function changesBetween(base: Items, own: Items): Record<string, string | null> {
  const names = [...new Set([...Object.keys(base), ...Object.keys(own)])].toSorted();
  return Object.fromEntries(
    names.flatMap((name) => (base[name] === own[name] ? [] : [[name, own[name] ?? null]])),
  );
}

function fingerprintOf(items: (subject: Subject) => Items): Fingerprint {
  return Object.fromEntries(subjects.map((subject) => [subject, items(subject)])) as Fingerprint;
}
