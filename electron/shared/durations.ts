/** Lengths of time in milliseconds. A day has 24 hours: days of a time zone come from a calendar. */
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
/** Usage is summed by the quarter-hour: in every time zone in force, days begin at one. */
export const QUARTER_MS = 15 * MINUTE_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;

export const DAY_MINUTES = 24 * 60;
