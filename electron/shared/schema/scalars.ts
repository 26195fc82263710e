import * as v from 'valibot';
import type { ValueId } from '../messages/en/glance/value.ts';

/** ISO 8601 UTC with milliseconds. */
export const time = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'not ISO 8601 UTC with milliseconds'),
  v.check((text) => !Number.isNaN(Date.parse(text)), 'no such time'),
);

/** A local calendar day. */
export const day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/, 'not YYYY-MM-DD'));

/** A whole number that is not negative. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A number that is not negative. */
export const amount = v.pipe(v.number(), v.finite(), v.minValue(0));

export const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

/** US dollars; null where no price is known. */
export const money = v.nullable(amount);

/** Text that says something. */
export const text = v.pipe(v.string(), v.nonEmpty());

/** An absolute path of any platform. */
export const path = v.pipe(
  v.string(),
  v.regex(/^(?:\/|[A-Za-z]:[\\/]|\\\\)/, 'value.absolute-path' satisfies ValueId),
);

/** 1-based. */
export const line = v.pipe(v.number(), v.integer(), v.minValue(1));
