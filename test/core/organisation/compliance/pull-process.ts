import { openArchive } from '../../../../electron/core/organisation/compliance/archive.ts';
import { createEncrypt } from '../../../../electron/core/organisation/compliance/encryption.ts';
import { pullType } from '../../../../electron/core/organisation/compliance/pull.ts';
import { keepYoungHeapSmall } from '../../../../electron/core/platform/v8-flags.ts';
import { apiOf } from '../../../fakes/organisation-api/api-of.ts';

/** Pulls `CODEX_LOG` from a server into a folder, as a process of its own that may be killed: BASE WORKSPACE OUT NOW [RECIPIENT]. */
keepYoungHeapSmall();
const [base = '', workspace = '', out = '', at = '0', recipient] = process.argv.slice(2);
const now = () => Number(at);
const encrypt = recipient === undefined ? null : await createEncrypt([recipient]);
const archive = openArchive(out, now(), encrypt);
const api = apiOf(base, { now, random: Math.random });
process.stdout.write('begun\n');
const pulled = await pullType(
  { api, archive, ids: { workspace, organization: null }, now },
  { type: 'CODEX_LOG', scope: 'workspace' },
);
archive.close();
process.exitCode = pulled.state === 'pulled' ? 0 : 1;
