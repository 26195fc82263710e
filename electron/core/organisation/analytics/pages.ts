import * as v from 'valibot';
import { organisationApiMessage } from '../../../shared/messages/en/organisation/api.ts';
import { ApiError } from '../api/api-error.ts';
import type { ApiRequest, OrganisationApi } from '../api/organisation-api.ts';
import { readJson, readShape } from '../api/read-json.ts';

const pageSchema = v.looseObject({
  data: v.array(v.unknown()),
  has_more: v.nullish(v.boolean()),
  next_page: v.nullish(v.string()),
});

/**
 * Reads a list page by page to its end. Rows are given as they come, so that a list of any length takes little memory.
 *
 * @throws ApiError where a cursor repeats, which would never end.
 */
export async function* readPages(
  api: OrganisationApi,
  request: ApiRequest,
): AsyncGenerator<readonly unknown[]> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (;;) {
    const query = cursor === undefined ? request.query : { ...request.query, page: cursor };
    const page = readShape(pageSchema, readJson(await api.text({ path: request.path, query })));
    yield page.data;
    // Where only one of the two is given, it counts.
    if (page.has_more === false || !page.next_page) return;
    if (seen.has(page.next_page)) {
      throw new ApiError('unexpected-answer', 200, organisationApiMessage('organisation-api.cursor-repeats'));
    }
    seen.add(page.next_page);
    cursor = page.next_page;
  }
}
