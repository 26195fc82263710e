import { loadedOnce } from '../../state/usable.ts';

/** What the organisation's APIs say comes as one piece of its own, which neither the popover nor the dashboard loads. */
export const loadOrganisation = loadedOnce(() => import('./organisation-view.tsx'));
