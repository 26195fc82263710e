import { rename } from 'node:fs/promises';
import type { Logger } from '../ports.ts';
import { writeDocument } from './own-document.ts';

/** Replaces a document of the state folder atomically. Never fails: it logs `failure` and why. */
export function keepDocument(file: string, value: object, logger: Logger, failure: string): void {
  try {
    writeDocument(file, value);
  } catch (error) {
    logger.warn(`${failure}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Sets a damaged file aside rather than overwrite it, and logs where to. `what` names what it holds. */
export async function setAside(file: string, now: number, logger: Logger, what: string): Promise<void> {
  const aside = `${file}.damaged-${now}`;
  await rename(file, aside).catch(() => {});
  logger.warn(`${what} is damaged and was set aside as ${aside}.`);
}
