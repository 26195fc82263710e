import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeOwnFolder } from '../platform/own-folder.ts';
import { readRegularFile } from '../platform/regular-file.ts';
import { priceTableSchema } from './price-schema.ts';
import { readPrices } from './read-prices.ts';

export interface PriceUpdate {
  readonly changed: boolean;
  readonly reason: string;
  /** Where the table that was there before is kept; null where there was none. */
  readonly backup: string | null;
}

/**
 * Takes a newer table in, in one step, and keeps the one before as `.bak`. `asOf` is the day of the table
 * in force: an older table, and one of the same day, is refused, as is one that is broken.
 *
 * @throws where the file of the state folder cannot be written; the one before is still there then.
 */
export function updatePrices(from: string, target: string, asOf: string): PriceUpdate {
  const refuse = (reason: string): PriceUpdate => ({ changed: false, reason, backup: null });
  const read = readPrices(from, priceTableSchema);
  if (read.state === 'absent') return refuse(`There is no file ${from}.`);
  if (read.state === 'damaged') {
    return refuse(
      `${from}${read.line === null ? '' : `, line ${read.line}`}: ${read.reason}. Nothing was changed.`,
    );
  }
  const offered = read.value.asOf;
  if (offered <= asOf) {
    const how = offered === asOf ? 'of the same day as' : 'older than';
    return refuse(`The table of ${offered} is ${how} the one in force (${asOf}). Nothing was changed.`);
  }
  makeOwnFolder(dirname(target));
  const before = bytesOf(target);
  const backup = before === null ? null : `${target}.bak`;
  const temporary = `${target}.${process.pid}.new`;
  try {
    writeFileSync(temporary, read.text, { mode: 0o600, flush: true });
    if (before !== null && backup !== null) {
      rmSync(backup, { force: true });
      writeFileSync(backup, before, { mode: 0o600 });
    }
    renameSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
  return { changed: true, reason: `The table of ${offered} took the place of that of ${asOf}.`, backup };
}

/** Null where there is no table, or none that could be read again. */
function bytesOf(file: string): Buffer | null {
  try {
    return readRegularFile(file, 'prices');
  } catch {
    return null;
  }
}
