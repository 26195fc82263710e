import { dirname } from 'node:path';
import { atomicWrite } from '../platform/atomic-write.ts';
import { readRegularFile } from '../platform/reading/regular-file.ts';
import { makeOwnFolder } from '../platform/state/own-folder.ts';
import { priceTableSchema } from './price-schema.ts';
import { readPrices } from './read-prices.ts';

export interface PriceUpdate {
  readonly changed: boolean;
  readonly reason: string;
  /** Where the previous table is kept; null where there was none. */
  readonly backup: string | null;
}

/** Thrown for a file without a valid table of prices. `code` is stable, for scripts; `path` is the file. */
export class PricesUnusable extends Error {
  readonly code: 'no-file' | 'broken-table';
  readonly path: string;

  constructor(code: PricesUnusable['code'], path: string, message: string) {
    super(message);
    this.code = code;
    this.path = path;
  }
}

/**
 * Takes in a newer table atomically and keeps the previous one as `.bak`. `asOf` is the day of the table in force: a
 * table of that day or earlier is refused.
 *
 * @throws PricesUnusable where there is no table in the file, or a broken one.
 * @throws where the file of the state folder cannot be written; the one before is still there then.
 */
export function updatePrices(from: string, target: string, asOf: string): PriceUpdate {
  const read = readPrices(from, priceTableSchema);
  if (read.state === 'absent') throw new PricesUnusable('no-file', from, 'There is no such file.');
  if (read.state === 'damaged') {
    const where = read.line === null ? '' : `Line ${read.line}: `;
    throw new PricesUnusable('broken-table', from, `${where}${read.reason.text}. Nothing was changed.`);
  }
  const refuse = (reason: string): PriceUpdate => ({ changed: false, reason, backup: null });
  const offered = read.value.asOf;
  if (offered <= asOf) {
    const how = offered === asOf ? 'of the same day as' : 'older than';
    return refuse(`The table of ${offered} is ${how} the one in force (${asOf}). Nothing was changed.`);
  }
  makeOwnFolder(dirname(target));
  const before = bytesOf(target);
  const backup = before === null ? null : `${target}.bak`;
  if (before !== null && backup !== null) atomicWrite(backup, before, { isDurable: true });
  atomicWrite(target, read.text, { isDurable: true });
  return { changed: true, reason: `The table of ${offered} took the place of that of ${asOf}.`, backup };
}

/** Returns null where there is no readable table. */
function bytesOf(file: string): Buffer | null {
  try {
    return readRegularFile(file, 'prices');
  } catch {
    return null;
  }
}
