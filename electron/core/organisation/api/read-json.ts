import * as v from 'valibot';
import { organisationApiMessage } from '../../../shared/messages/en/organisation/api.ts';
import { ApiError } from './api-error.ts';

/** Parses the text of an answer. @throws ApiError where it is no JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError('unexpected-answer', 200, organisationApiMessage('organisation-api.not-json'));
  }
}

/** Checks what was parsed against a schema. @throws ApiError that names where it differs, and no value. */
export function readShape<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const read = v.safeParse(schema, value);
  if (read.success) return read.output;
  const [issue] = read.issues;
  const what = `${v.getDotPath(issue) ?? 'it'} is not ${issue.expected ?? 'as documented'}`;
  throw new ApiError(
    'unexpected-answer',
    200,
    organisationApiMessage('organisation-api.other-shape', { what }),
  );
}
