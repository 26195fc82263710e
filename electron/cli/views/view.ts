import type { Format } from '../../shared/format/format.ts';
import type { PathName } from '../text/names.ts';

/** For whom a view is written. Views are pure: the same of it gives the same lines. */
export interface LocaleContext {
  readonly format: Format;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Of the terminal; null where lines are not cut. */
  readonly columns: number | null;
  readonly pathName: PathName;
}
