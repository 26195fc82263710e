import { asObject } from './token-usage.ts';

/** The JSON object in `bytes[start, end)`, or null where there is none. */
export function parseLine(
  bytes: Buffer,
  start: number,
  end: number,
): Readonly<Record<string, unknown>> | null {
  try {
    return asObject(JSON.parse(bytes.toString('utf8', start, end)));
  } catch {
    return null;
  }
}
