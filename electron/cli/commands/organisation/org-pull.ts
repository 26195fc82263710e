import { unknownWord } from '../../../core/collections/closest.ts';
import { ArchiveError } from '../../../core/organisation/compliance/archive-database.ts';
import { WINDOW_DAYS } from '../../../core/organisation/compliance/behind.ts';
import { type EventType, eventTypes } from '../../../core/organisation/compliance/event-types.ts';
import {
  type ComplianceList,
  complianceLists,
  listPageRequest,
} from '../../../core/organisation/compliance/lists.ts';
import type { PullSum } from '../../../core/organisation/compliance/pull.ts';
import { type PullPlan, pullAll } from '../../../core/organisation/compliance/pull-all.ts';
import { listRequest, scopePath } from '../../../core/organisation/compliance/requests.ts';
import { noteStatus, pullStatus } from '../../../core/organisation/status/status-file.ts';
import { keepYoungHeapSmall } from '../../../core/platform/v8-flags.ts';
import { DAY_MS } from '../../../shared/durations.ts';
import type { OrgPullReport } from '../../../shared/schema/organisation/org-compliance.ts';
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

async function pull(
  session: CommandContext,
  { settings, compliance }: OrgSession,
  out: string,
  plan: PullPlan,
): Promise<OrgPullReport> {
  if (plan.lists.length > 0 && settings.workspace === null) {
    throw wrongUsage('workspace-missing', 'Name the workspace with --workspace ID.');
  }
  keepYoungHeapSmall();
  const { clock } = session.terminal;
  const progress = progressLine(session);
  try {
    const onFile = (type: string, sum: PullSum) => progress.show(type, sum);
    const { recipients } = settings;
    const parts = { api: compliance, ids: settings, out, recipients, now: () => clock.now(), onFile };
    return await pullAll(parts, plan);
  } catch (error) {
    if (error instanceof ArchiveError) throw new CliError(3, 'archive-unusable', error.message, out);
    throw error;
  } finally {
    await progress.hide();
  }
}

/** A usual type that the key may not list makes the answer no worse: not every workspace has all. */
function exitCodeOf({ types }: OrgPullReport, areNamed: boolean): ExitCode {
  const isBad = types.some(
    ({ state, window, unsureAt }) =>
      state === 'failed' || window === 'passed' || unsureAt !== null || (areNamed && state === 'refused'),
  );
  return isBad || types.every(({ state }) => state === 'refused') ? 1 : 0;
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
