import { loadedOnce } from '../../state/usable.ts';

/** The view comes as one piece of its own, which only it loads. */
export const loadExports = loadedOnce(() => import('./exports-view.tsx'));
