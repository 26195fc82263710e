import { resolve } from 'node:path';
import { openArchive } from '../../../core/organisation/compliance/archive.ts';
import { ArchiveError } from '../../../core/organisation/compliance/archive-database.ts';
import { WINDOW_DAYS } from '../../../core/organisation/compliance/behind.ts';
import { type EventType, eventTypes } from '../../../core/organisation/compliance/event-types.ts';
import { type PullSum, pullType } from '../../../core/organisation/compliance/pull.ts';
import { listRequest, scopePath } from '../../../core/organisation/compliance/requests.ts';
import { keepYoungHeapSmall } from '../../../core/platform/young-heap.ts';
import { DAY_MS } from '../../../shared/durations.ts';
import type { OrgPullReport, PulledType } from '../../../shared/schema/organisation/org-compliance.ts';
import type { ExitCode } from '../../run/command.ts';
import type { CommandContext } from '../../run/command-context.ts';
import type { GivenOptions } from '../../run/option-specs.ts';
import { CliError, wrongUsage } from '../../terminal/cli-error.ts';
import { localeContextOf } from '../../views/locale-context.ts';
import { pullView } from '../../views/organisation/pull-view.ts';
import { onlyOptions, readNamed } from './org-options.ts';
import { type OrgSession, printRequests, withOrganisation } from './org-session.ts';

/** Prepares `org compliance pull`. @throws CliError with exit code 2. */
export function preparePull(options: GivenOptions): (session: CommandContext) => Promise<ExitCode> {
  onlyOptions('compliance pull', options, ['out', 'types']);
  const out = options.text('out');
  if (!out) throw wrongUsage('missing-option', 'Name the folder with --out DIR.');
  const named = readTypes(options);
  const organisation = readNamed(options);
  return (session) =>
    withOrganisation(session, organisation(session), async (org): Promise<ExitCode> => {
      const types = eventTypes(named, org.settings.organization !== null);
      if (options.has('dry-run')) {
        await printRequests(session, org, plannedListings(types, org, session.terminal.clock.now()));
        return 0;
      }
      const report = await pull(session, org, resolve(session.terminal.cwd, out), types);
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

function plannedListings(types: readonly EventType[], { settings }: OrgSession, now: number) {
  return types.flatMap((type) => {
    const path = scopePath(type, settings);
    return path === null ? [] : [listRequest(path, type.type, now - WINDOW_DAYS * DAY_MS)];
  });
}

async function pull(
  session: CommandContext,
  { settings, compliance }: OrgSession,
  out: string,
  types: readonly EventType[],
): Promise<OrgPullReport> {
  keepYoungHeapSmall();
  const { clock } = session.terminal;
  const archive = open(out, clock.now());
  const progress = progressLine(session);
  try {
    const pulled: (PulledType & { readonly bytes: number })[] = [];
    for (const type of types) {
      const onFile = (sum: PullSum) => progress.show(type.type, sum);
      pulled.push(
        await pullType({ api: compliance, archive, ids: settings, now: () => clock.now(), onFile }, type),
      );
    }
    return reportOf(out, pulled);
  } finally {
    await progress.hide();
    archive.close();
  }
}

function reportOf(out: string, pulled: readonly (PulledType & { readonly bytes: number })[]): OrgPullReport {
  const sum = (name: 'files' | 'events' | 'duplicates' | 'bytes') =>
    pulled.reduce((all, type) => all + type[name], 0);
  const behind = pulled.flatMap(({ behindMs }) => (behindMs === null ? [] : [behindMs]));
  const cursors = pulled.filter(({ state }) => state !== 'refused').map(({ cursor }) => cursor);
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
function open(out: string, now: number) {
  try {
    return openArchive(out, now);
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
