import { dirname } from 'node:path';
import { atomicWrite } from '../atomic-write.ts';
import { checksum, checksumText } from '../checksum.ts';
import { isMissing, loadRegularText, readRegularText } from '../reading/regular-file.ts';
import { makeOwnFolder } from './own-folder.ts';

/**
 * The result of reading a document of the state folder. `damaged`: it exists with other contents than were written.
 */
export type OwnDocument =
  | { readonly state: 'read'; readonly value: unknown }
  | { readonly state: 'missing' | 'damaged' | 'unreadable' };

/** Each begins with the checksum of all that follows. */
const LEAD = '{"check":"';
const DIGITS = 8;
/** The begins of documents that an older Glance wrote. */
const OLDER = /^\{"(?:schema|askedAt)":/;

const HEAD = `${LEAD}${'0'.repeat(DIGITS)}",`.length;

/** Writes an object as the text of a document, which begins with its checksum. */
export function documentText(value: object): string {
  const rest = JSON.stringify(value).slice(1);
  return `${LEAD}${sumOf(rest)}",${rest}`;
}

/**
 * Reads the text of a document: its members without the checksum. The text of an older Glance has none and must begin
 * as those did.
 */
export function parseDocument(text: string): OwnDocument {
  try {
    const value = JSON.parse(text) as { check?: unknown } | null;
    if (OLDER.test(text)) return { state: 'read', value };
    if (value === null || typeof value !== 'object') return { state: 'damaged' };
    const { check, ...members } = value;
    const rest = text.slice(HEAD).trimEnd();
    const isWhole = text.startsWith(LEAD) && (check === sumOf(rest) || check === olderSumOf(rest));
    return isWhole ? { state: 'read', value: members } : { state: 'damaged' };
  } catch {
    return { state: 'damaged' };
  }
}

/** Reads a document of the state folder. Never throws. */
export async function loadDocument(file: string): Promise<OwnDocument> {
  try {
    return parseDocument(await loadRegularText(file, 'own'));
  } catch (error) {
    return { state: isMissing(error) ? 'missing' : 'unreadable' };
  }
}

/**
 * Reads a document whose members are texts of documents, for callers that have no time to wait. Each of these has
 * a checksum of its own, so that of the whole is not computed.
 *
 * @throws the system's error where it cannot be read, SyntaxError where it is no JSON.
 */
export function readDocumentOfDocuments(file: string): unknown {
  return JSON.parse(readRegularText(file, 'own'));
}

/**
 * Replaces a document of the state folder atomically, for its owner alone. Makes the folder where it is missing.
 *
 * @throws the system's error where it cannot be written; what was there before stays.
 */
export function writeDocument(file: string, value: object): void {
  makeOwnFolder(dirname(file));
  atomicWrite(file, `${documentText(value)}\n`);
}

/** Of bytes, four at a time: a prompt waits for the status line's document. */
function sumOf(text: string): string {
  return inDigits(checksum(Buffer.from(text)));
}

/** As a Glance before 0.2 computed it. */
function olderSumOf(text: string): string {
  return inDigits(checksumText(text));
}

function inDigits(sum: number): string {
  return sum.toString(16).padStart(DIGITS, '0');
}
