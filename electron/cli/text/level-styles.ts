import type { LimitLevel } from '../../shared/limits.ts';
import type { Style } from './lines.ts';

/** How a level looks in a terminal. */
export const levelStyles: Record<LimitLevel, Style> = {
  unknown: 'dim',
  normal: 'green',
  nearing: 'yellow',
  'almost-used': 'red',
  reached: 'red',
};
