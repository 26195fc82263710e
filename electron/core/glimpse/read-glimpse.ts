import { glimpseAnew } from './glimpse-anew.ts';
import { glimpseReader } from './glimpse-reader.ts';

/** Where all that a glimpse may need is there at once. */
export const readGlimpse = glimpseReader(async () => glimpseAnew);
