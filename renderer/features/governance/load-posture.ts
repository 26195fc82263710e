import { loadedOnce } from '../../state/usable.ts';

/** The posture comes as one piece of its own, which neither the popover nor the dashboard loads. */
export const loadPosture = loadedOnce(() => import('./posture-view.tsx'));
