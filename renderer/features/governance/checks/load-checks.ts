import { loadedOnce } from '../../../state/usable.ts';

/** The view and the row of the overview come as one piece of their own, which only they load. */
export const loadChecks = loadedOnce(() => import('./checks-parts.ts'));
