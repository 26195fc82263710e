import { unknownWord } from '../../../core/collections/closest.ts';
import { ApiError } from '../../../core/organisation/api/api-error.ts';
import { openArchive } from '../../../core/organisation/compliance/archive.ts';
import { ArchiveError } from '../../../core/organisation/compliance/archive-database.ts';
import { WINDOW_DAYS } from '../../../core/organisation/compliance/behind.ts';
import { createEncrypt, type Encrypt } from '../../../core/organisation/compliance/encryption.ts';
import { type EventType, eventTypes } from '../../../core/organisation/compliance/event-types.ts';
import {
  type ComplianceList,
  complianceLists,
  listPageRequest,
  pullList,
} from '../../../core/organisation/compliance/lists.ts';
import { type PullSum, pullType } from '../../../core/organisation/compliance/pull.ts';
import { listRequest, scopePath } from '../../../core/organisation/compliance/requests.ts';
import { noteStatus, pullStatus } from '../../../core/organisation/status/status-file.ts';
import { keepYoungHeapSmall } from '../../../core/platform/v8-flags.ts';
import { DAY_MS } from '../../../shared/durations.ts';
import type { OrgPullReport, PulledType } from '../../../shared/schema/organisation/org-compliance.ts';
import type { ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { CliError, wrongUsage } from '../../terminal/cli-error.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import { pullView } from '../../views/organisation/pull-view.ts';
import { onlyOptions, readNamed, readNumber } from './org-options.ts';
import { type OrgSession, outOf, printRequests, withOrganisation } from './org-session.ts';

/** Prepares `org compliance pull`. @throws CliError with exit code 2. */
export function preparePull(options: GivenOptions): (session: CommandContext) => Promise<ExitCode> {
  onlyOptions('compliance pull', options, ['out', 'types', 'also', 'keep-days']);
  const given = options.text('out');
  const keepDays = readNumber(options, 'keep-days');
  const named = readTypes(options);
  const lists = readLists(options);
  const organisation = readNamed(options);
  return (session) =>
    withOrganisation(session, organisation(session), async (org): Promise<ExitCode> => {
      const types = eventTypes(named, org.settings.organization !== null);
      if (options.has('dry-run')) {
        await printRequests(session, org, plannedRequests(types, lists, org, session.terminal.clock.now()));
        return 0;
      }
      const out = outOf(given, org.settings, session.terminal.cwd);
      const report = await pull(session, org, out, {
        types,
        lists,
        keepDays: keepDays ?? org.settings.keepDays,
      });
      const now = session.terminal.clock.now();
      await noteStatus(session.options.stateDir, org.settings, ({ pull: before }) => ({
        pull: pullStatus(before, report, { now, encrypted: org.settings.recipients.length > 0 }),
        error: null,
      }));
      if (session.json) await session.printJson(report);
      else await session.printLines(pullView(report, localeContextOf(session)));
      return exitCodeOf(report, named !== null);
    });
}

function readTypes(options: GivenOptions): readonly string[] | null {
  const given = options.texts('types').flatMap((text) => text.split(','));
  for (const type of given) {
    if (/^[A-Z][A-Z0-9_]{0,60}$/.test(type)) continue;
    throw wrongUsage('unknown-type', `"${type}" is no type of events. They are written as CODEX_LOG is.`);
  }
  return given.length === 0 ? null : [...new Set(given)];
}

function readLists(options: GivenOptions): ComplianceList[] {
  const names = Object.keys(complianceLists) as ComplianceList[];
  return options.texts('also').flatMap((text) =>
    text.split(',').map((word) => {
      const found = names.find((name) => name === word);
      if (found === undefined) throw wrongUsage('unknown-list', unknownWord('list', word, names));
      return found;
    }),
  );
}

function plannedRequests(
  types: readonly EventType[],
  lists: readonly ComplianceList[],
  { settings }: OrgSession,
  now: number,
) {
  const workspace = scopePath({ scope: 'workspace' }, settings);
  const listings = types.flatMap((type) => {
    const path = scopePath(type, settings);
    return path === null ? [] : [listRequest(path, type.type, now - WINDOW_DAYS * DAY_MS)];
  });
  return [
    ...listings,
    ...(workspace === null ? [] : lists.map((list) => listPageRequest(workspace, list, null))),
  ];
}

/** What one run of the command is to do. */
interface PullPlan {
  readonly types: readonly EventType[];
  readonly lists: readonly ComplianceList[];
  readonly keepDays: number | null;
}

type Pulled = PulledType & { readonly bytes: number };

async function pull(
  session: CommandContext,
  { settings, compliance }: OrgSession,
  out: string,
  { types, lists, keepDays }: PullPlan,
): Promise<OrgPullReport> {
  keepYoungHeapSmall();
  const { clock } = session.terminal;
  const { encrypt, archive } = await open(out, clock.now(), settings.recipients);
  const progress = progressLine(session);
  try {
    const pulled: Pulled[] = [];
    for (const type of types) {
      const onFile = (sum: PullSum) => progress.show(type.type, sum);
      pulled.push(
        await pullType({ api: compliance, archive, ids: settings, now: () => clock.now(), onFile }, type),
      );
    }
    for (const list of lists)
      pulled.push(await pullOneList({ settings, compliance }, list, { out, encrypt }));
    if (keepDays !== null) archive.removeOlder(clock.now() - keepDays * DAY_MS);
    return reportOf(out, pulled);
  } finally {
    await progress.hide();
    archive.close();
  }
}

async function pullOneList(
  { settings, compliance }: Pick<OrgSession, 'settings' | 'compliance'>,
  list: ComplianceList,
  { out, encrypt }: { readonly out: string; readonly encrypt: Encrypt | null },
): Promise<Pulled> {
  const about = { type: complianceLists[list], scope: 'workspace', window: 'not-known', lost: null } as const;
  const none = { duplicates: 0, bytes: 0, cursor: null, behindMs: null };
  const path = scopePath({ scope: 'workspace' }, settings);
  try {
    if (path === null) throw wrongUsage('workspace-missing', 'Name the workspace with --workspace ID.');
    const events = await pullList(compliance, path, list, out, encrypt);
    return { ...about, ...none, state: 'pulled', reason: null, files: 1, events };
  } catch (error) {
    if (!(error instanceof ApiError) || error.status === null || error.code === 'key-rejected') throw error;
    const state = [400, 403, 404, 410].includes(error.status) ? 'refused' : 'failed';
    return { ...about, ...none, state, reason: error.message, files: 0, events: 0 };
  }
}

function reportOf(out: string, pulled: readonly Pulled[]): OrgPullReport {
  const sum = (name: 'files' | 'events' | 'duplicates' | 'bytes') =>
    pulled.reduce((all, type) => all + type[name], 0);
  const behind = pulled.flatMap(({ behindMs }) => (behindMs === null ? [] : [behindMs]));
  const cursors = pulled
    .filter(({ state, window }) => state === 'failed' || (state === 'pulled' && window !== 'not-known'))
    .map(({ cursor }) => cursor);
  return {
    schema: 'codex-glance.org/1',
    kind: 'pull',
    out,
    files: sum('files'),
    events: sum('events'),
    duplicates: sum('duplicates'),
    bytes: sum('bytes'),
    behindMs: behind.length === 0 ? null : Math.max(...behind),
    cursor: cursors.length === 0 || cursors.includes(null) ? null : (cursors.toSorted()[0] ?? null),
    types: pulled.map(({ bytes: _bytes, ...type }) => type),
  };
}

/** A usual type that the key may not list makes the answer no worse: not every workspace has all. */
function exitCodeOf({ types }: OrgPullReport, areNamed: boolean): ExitCode {
  const isBad = types.some(
    ({ state, window }) => state === 'failed' || window === 'passed' || (areNamed && state === 'refused'),
  );
  return isBad || types.every(({ state }) => state === 'refused') ? 1 : 0;
}

/** @throws CliError with exit code 3. */
async function open(out: string, now: number, recipients: readonly string[]) {
  try {
    const encrypt = recipients.length === 0 ? null : await createEncrypt(recipients);
    return { encrypt, archive: openArchive(out, now, encrypt) };
  } catch (error) {
    if (error instanceof ArchiveError) throw new CliError(3, 'archive-unusable', error.message, out);
    throw error;
  }
}

/** Shows on a terminal how far the pull is. */
function progressLine({ terminal, format, quiet }: CommandContext) {
  const { stderr } = terminal;
  const isShown = stderr.isTTY && !quiet;
  let isThere = false;
  return {
    show(type: string, { files, bytes }: PullSum) {
      if (!isShown) return;
      isThere = true;
      void stderr.write(
        `\r${type}: ${format.tokensFull(files)} files, ${Math.round(bytes / 1e6)} MB\u001b[K`,
      );
    },
    async hide() {
      if (isThere) await stderr.write('\r\u001b[K');
    },
  };
}
