import * as v from 'valibot';
import { count } from './scalars.ts';

export const tokensSchema = v.pipe(
  v.strictObject({
    input: count,
    cachedInput: count,
    cacheWriteInput: count,
    output: count,
    reasoningOutput: count,
    total: count,
  }),
  v.check(({ input, output, total }) => total === input + output, 'total is not input + output'),
  v.check(
    ({ input, cachedInput, cacheWriteInput }) => cachedInput + cacheWriteInput <= input,
    'the cached parts are more than the input',
  ),
  v.check(({ output, reasoningOutput }) => reasoningOutput <= output, 'reasoning is more than the output'),
);
