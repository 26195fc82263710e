import { isMissing } from '../../platform/reading/regular-file.ts';
import { readFileEvents } from '../compliance/read-archive.ts';
import type { HandoverPort } from './compliance-source.ts';
import { eventFacts } from './event-body.ts';

/** Returns the whole events by id, of one file of the archive; none of a file that is gone. */
export async function readContent(
  { archive, decrypt }: Pick<HandoverPort, 'archive' | 'decrypt'>,
  file: string,
  ids: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const [, type, name] = /^([A-Z][A-Z0-9_]*)\/([\w-]+\.jsonl(?:\.age)?)$/.exec(file) ?? [];
  if (type === undefined || name === undefined) return found;
  try {
    await readFileEvents(archive, { type, file: name }, await decrypt(), (bytes, start, end) => {
      const json = bytes.toString('utf8', start, end);
      const id = eventFacts(type, file, json)?.id;
      if (id != null && ids.has(id)) found.set(id, json);
    });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return found;
}
