/** What reads a glimpse from the index, as a part of its own. */
export { glimpseAnew as main } from '../core/glimpse/glimpse-anew.ts';
