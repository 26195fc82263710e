import { loadedOnce } from '../../state/usable.ts';

/** The detail views come as one piece of their own, which the first paint does not wait for. */
export const loadDetails = loadedOnce(() => import('./detail-view.tsx'));
