import { loadedOnce } from '../../state/usable.ts';

/** The desk comes as one piece of its own, which no popover loads. */
export const loadDesk = loadedOnce(() => import('./desk.tsx'));
