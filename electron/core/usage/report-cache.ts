import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { GLANCE_VERSION } from '../../shared/version.ts';
import { hashText } from '../collections/key-hash.ts';
import { joinColumns, splitColumns } from '../collections/packed-columns.ts';
import { indexPath } from '../index/index-path.ts';
import { type FoundTree, isTreeUnchanged } from '../ingest/rollouts/found-tree.ts';
import { atomicWrite } from '../platform/atomic-write.ts';
import { checksum } from '../platform/checksum.ts';
import { type FileState, fileStateOf } from '../platform/file-state.ts';
import { readRegularFile } from '../platform/reading/regular-file.ts';
import { REPORT_NAME, STATE_FILES } from '../platform/state/state-files.ts';

/** This many reports are kept: each has the state of every session beside it. */
const MOST_REPORTS = 8;

/** What a report that can be used again is asked with. */
export interface ReportRequest {
  readonly stateDir: string;
  /** The command line with all else that a report depends on and that is in no file, as one text. */
  readonly asked: string;
}

/** The head of a kept report: what it depends on besides the sessions, see `basisOf`. */
interface Head extends Pick<ReportRequest, 'asked'> {
  readonly index: string;
  readonly basis: string;
  readonly sum: number;
}

/**
 * Reads the text of a report that was kept; null where there is none, or where any file that it depends on is no longer
 * as it was. Takes about the time that it takes to ask for the state of every session.
 */
export function readReport(request: ReportRequest): Uint8Array | null {
  try {
    const [headColumn, tree, text] = splitColumns(readRegularFile(reportPath(request), 'own'));
    if (!headColumn || !tree || !text) return null;
    const { asked, index, basis, sum } = JSON.parse(Buffer.from(headColumn).toString()) as Head;
    if (asked !== request.asked || basis !== basisOf(request.stateDir, index)) return null;
    return isTreeUnchanged(tree) && checksum(text) === sum ? text : null;
  } catch {
    return null;
  }
}

/** Keeps the report of one run, where nothing that it depends on changes while it is made. */
export class ReportKeeper {
  private readonly request: ReportRequest;
  private readonly index: string;
  private readonly before: string;
  private text: string | null = null;

  /** To be made before the index is opened. */
  constructor(request: ReportRequest, codexHomes: readonly string[]) {
    this.request = request;
    this.index = indexPath(request.stateDir, codexHomes);
    this.before = basisOf(request.stateDir, this.index);
  }

  keep(text: string): void {
    this.text = text;
  }

  /** Writes the report, to be called once the index is closed. A failure is ignored: the report only saves time. */
  write(tree: FoundTree, now: number): void {
    const { request, index, before } = this;
    const { asked, stateDir } = request;
    if (this.text === null || !tree.isSettled(now)) return;
    const path = reportPath(request);
    try {
      if (fileStateOf(index) === null || basisOf(stateDir, index) !== before) return;
      const text = Buffer.from(this.text);
      const head: Head = { asked, index, basis: before, sum: checksum(text) };
      removeOldest(stateDir, path);
      atomicWrite(path, joinColumns([Buffer.from(JSON.stringify(head)), tree.pack(), text]));
    } catch {}
  }
}

/** The states of the program, settings, prices and index as one text. */
function basisOf(stateDir: string, index: string): string {
  const own = [STATE_FILES.settings, STATE_FILES.prices, STATE_FILES.priceTable];
  const files = [process.argv[1] ?? '', ...own.map((name) => join(stateDir, name)), index, `${index}-wal`];
  return JSON.stringify([GLANCE_VERSION, ...files.map(fileStateOf)]);
}

function reportPath({ stateDir, asked }: ReportRequest): string {
  return join(stateDir, `report-${hashText(asked).toString(16).padStart(14, '0')}.bin`);
}

/** Removes the oldest reports, so that there is one fewer than may be, without that of `path`. */
function removeOldest(stateDir: string, path: string): void {
  const names = readdirSync(stateDir).filter((name) => REPORT_NAME.test(name));
  const others = names.map((name) => join(stateDir, name)).filter((other) => other !== path);
  if (others.length < MOST_REPORTS) return;
  const states = others.map(fileStateOf).filter((state) => state !== null);
  const newestFirst = states.sort((a: FileState, b: FileState) => b[2] - a[2]);
  for (const [oldest] of newestFirst.slice(MOST_REPORTS - 1)) rmSync(oldest, { force: true });
}
