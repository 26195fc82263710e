import { loadedOnce } from '../../../state/usable.ts';

/** The table of all sessions comes as one piece of its own, which neither the popover nor the dashboard loads. */
export const loadSessions = loadedOnce(() => import('./sessions-view.tsx'));
