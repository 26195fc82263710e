import { join } from 'node:path';
import * as v from 'valibot';
import { organisationApiMessage } from '../../../shared/messages/en/organisation/api.ts';
import { makeOwnFolder } from '../../platform/state/own-folder.ts';
import { ApiError } from '../api/api-error.ts';
import type { ApiRequest, OrganisationApi } from '../api/organisation-api.ts';
import { readJson, readShape } from '../api/read-json.ts';
import { ENCRYPTED, type Encrypt } from './encryption.ts';
import { MemoryPart, type Part, PartFile } from './part-file.ts';
import { PAGE } from './requests.ts';

/** Lists of what there is now, beside the logs of what happened; each is paged by the id that its page ends with. */
export const complianceLists = {
  tasks: 'codex_tasks',
  environments: 'codex_environments',
  users: 'users',
} as const;
export type ComplianceList = keyof typeof complianceLists;

const pageSchema = v.looseObject({
  data: v.array(v.looseObject({ id: v.nullish(v.string()) })),
  has_more: v.nullish(v.boolean()),
  last_id: v.nullish(v.string()),
});

/** Returns the request for the page that follows an id; null for the first. `path` is that of the workspace. */
export function listPageRequest(path: string, list: ComplianceList, after: string | null): ApiRequest {
  return { path: `${path}/${complianceLists[list]}`, query: { limit: PAGE, after: after ?? undefined } };
}

/**
 * Pulls a list whole into `lists/NAME.jsonl`, one entry a line, in place of the one before. An entry that comes on two
 * pages, because the list moved meanwhile, is written once. Resolves to how many there are.
 *
 * @throws ApiError; the system's error. What was there before then stays.
 */
export async function pullList(
  api: OrganisationApi,
  path: string,
  list: ComplianceList,
  out: string,
  encrypt: Encrypt | null = null,
): Promise<number> {
  const folder = join(out, 'lists');
  makeOwnFolder(folder);
  const file = join(folder, `${complianceLists[list]}.jsonl${encrypt === null ? '' : ENCRYPTED}`);
  const part = encrypt === null ? new PartFile(`${file}.download`) : new MemoryPart();
  const seen = new Set<string>();
  const cursors = new Set<string>();
  let count = 0;
  try {
    for (let after: string | null = null; ; ) {
      const page: v.InferOutput<typeof pageSchema> = readShape(
        pageSchema,
        readJson(await api.text(listPageRequest(path, list, after))),
      );
      for (const entry of page.data) {
        if (entry.id != null && seen.has(entry.id)) continue;
        if (entry.id != null) seen.add(entry.id);
        part.write(Buffer.from(`${JSON.stringify(entry)}\n`));
        count += 1;
      }
      const next: string | null = page.last_id ?? page.data.at(-1)?.id ?? null;
      if (page.has_more !== true || next === null) break;
      if (cursors.has(next)) {
        throw new ApiError(
          'unexpected-answer',
          200,
          organisationApiMessage('organisation-api.cursor-repeats'),
        );
      }
      cursors.add(next);
      after = next;
    }
    if (part instanceof PartFile) part.moveTo(file);
    else await encryptTo(`${file}.download`, file, part, encrypt);
    return count;
  } catch (error) {
    part.discard();
    throw error;
  }
}

async function encryptTo(download: string, file: string, part: Part, encrypt: Encrypt | null): Promise<void> {
  const to = new PartFile(download);
  try {
    await encrypt?.(part.read(), (bytes) => to.write(bytes));
    to.moveTo(file);
  } catch (error) {
    to.discard();
    throw error;
  }
}
