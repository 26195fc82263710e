import type { Source } from './source.ts';

export interface Pace {
  /** It is not read sooner after it was, in milliseconds. */
  readonly least: number;
  /** It is read again after so long, in milliseconds, though nothing says that it changed. */
  readonly most: number;
}

/** Reads a source at a pace: what takes long to read and does not say when it changes. */
export function pacedSource(source: Source, { least, most }: Pace): Source {
  let readAt: number | null = null;
  let due: number | null = null;
  return {
    name: source.name,
    dueAt: () => due,
    async *read(context) {
      const { now } = context;
      // A clock that was set back leaves a time of the future.
      if (readAt !== null && readAt <= now && now - readAt < least) {
        due = readAt + least;
        return;
      }
      yield* source.read(context);
      readAt = now;
      due = now + most;
    },
  };
}
