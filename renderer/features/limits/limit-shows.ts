import type { Settings } from '../../../electron/shared/settings.ts';

/** How a person wants limits to be shown. */
export type LimitShows = Pick<Settings, 'limitShows' | 'resetShows'>;
