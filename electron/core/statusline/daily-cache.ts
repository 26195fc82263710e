import { join } from 'node:path';
import { readDocument } from '../platform/own-document.ts';
import { keepWhole } from './write-cache.ts';

/** What is found out once a day, because it takes longer than all the rest of a glimpse. */
export interface DailyCache {
  /** When days begin in the time zone, in milliseconds since the epoch. */
  readonly starts: readonly (readonly [day: string, start: number])[];
  /** How busy the hours of the week are (168 numbers), and the local day for which that holds. */
  readonly profile: { readonly day: string; readonly hours: readonly number[] } | null;
}

export const noNotes: DailyCache = { starts: [], profile: null };

/** Those of one index and time zone. */
interface NotesFile extends DailyCache {
  readonly index: string;
  readonly timezone: string;
}

const HOURS = 168;

function pathIn(stateDir: string): string {
  return join(stateDir, 'glimpse.json');
}

/** Those of another index or zone, and what cannot be read, count as none. */
export function readNotes(stateDir: string, index: string, timezone: string): DailyCache {
  try {
    const document = readDocument(pathIn(stateDir));
    const notes = document.state === 'read' ? (document.value as Partial<NotesFile> | null) : null;
    if (notes?.index !== index || notes.timezone !== timezone) return noNotes;
    const { starts, profile } = notes;
    if (!Array.isArray(starts) || !starts.every(isStart)) return noNotes;
    const usable = typeof profile?.day === 'string' && isProfile(profile.hours);
    return { starts, profile: usable ? profile : null };
  } catch {
    return noNotes;
  }
}

function isStart(value: unknown): boolean {
  return Array.isArray(value) && typeof value[0] === 'string' && Number.isFinite(value[1]);
}

function isProfile(hours: unknown): boolean {
  return Array.isArray(hours) && hours.length === HOURS && hours.every((each) => Number.isFinite(each));
}

/** Where they cannot be kept, they are found out anew the next time. */
export function writeNotes(stateDir: string, index: string, timezone: string, notes: DailyCache): void {
  const file: NotesFile = { index, timezone, ...notes };
  keepWhole(pathIn(stateDir), file);
}
