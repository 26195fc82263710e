import type { AuthKind } from '../../shared/usage.ts';
import { CellList, cellsOf, type PackedCells } from './cells.ts';
import { hasRepeatedKey } from './repeated-key.ts';
import { ResponseList } from './response-list.ts';
import type { RolloutState } from './rollout-state.ts';
import { TokenSum } from './sums.ts';
import { summarise, type ThreadFile, type ThreadSummary } from './thread-summary.ts';
import type { StoredThread, ThreadDetails, UsageIndex } from './usage-index.ts';

/**
 * One thread over all its files, each response once. Files of one thread are its live, archived or
 * compressed copies and the file that a revert starts. What an index holds is fetched when needed.
 */
export class ThreadLedger {
  readonly threadId: string;
  codexHome: string;
  gone = false;
  lastActivityAt: number | null = null;
  auth: AuthKind = null;
  cliVersion: string | null = null;
  legacyParent: string | null = null;
  /** How many `token_count` lines at the head were copied from `legacyParent`. */
  copied = 0;
  /** Of the row in the index that this thread was last read from or saved to; 0 where there is none. */
  generation = 0;
  private readonly index: UsageIndex;
  private cellList: CellList | null;
  private total: TokenSum | null = null;
  private fileMap: Map<string, ThreadFile> | null;
  private list: ResponseList | null;
  private keys: Set<number> | null = null;
  private known: ThreadSummary | null = null;

  constructor(threadId: string, codexHome: string, index: UsageIndex, stored?: StoredThread) {
    this.threadId = threadId;
    this.codexHome = codexHome;
    this.index = index;
    this.cellList = stored ? null : new CellList();
    this.fileMap = stored ? null : new Map();
    this.list = stored ? null : new ResponseList();
    if (!stored) return;
    this.gone = stored.gone;
    this.lastActivityAt = stored.lastActivityAt;
    this.auth = stored.auth;
    this.cliVersion = stored.cliVersion;
    this.legacyParent = stored.legacyParent;
    this.copied = stored.copied;
    this.generation = stored.generation;
  }

  /** Sums by quarter of an hour. */
  get cells(): CellList {
    this.cellList ??= new CellList(this.details()?.cells);
    return this.cellList;
  }

  /** As `cells`, without keeping in memory what an index holds. */
  glanceAtCells(): CellList {
    return this.cellList ?? new CellList(this.details()?.cells);
  }

  /** All that was counted. */
  get sum(): TokenSum {
    if (!this.total) {
      this.total = new TokenSum();
      this.cells.sumInto(this.total);
    }
    return this.total;
  }

  /** Files by path. */
  get files(): Map<string, ThreadFile> {
    this.fileMap ??= new Map(this.index.threadFiles(this.threadId).map((file) => [file.path, file]));
    return this.fileMap;
  }

  /** All responses, a legacy fork's copied ones too. */
  get responses(): ResponseList {
    this.recall();
    return this.list ?? new ResponseList();
  }

  /**
   * Fetches the responses from the index, where they are not in memory. Returns true where another
   * process has counted more meanwhile, so that this thread's sums are no longer what they were.
   */
  recall(): boolean {
    if (this.list) return false;
    const stored = this.index.responses(this.threadId);
    this.list = stored?.list ?? new ResponseList();
    if (!stored || stored.generation === this.generation) return false;
    this.generation = stored.generation;
    this.sumUp();
    return true;
  }

  /** Takes over what another process has counted, together with what this one has. */
  absorb(): void {
    const own = this.responses;
    this.list = null;
    this.keys = null;
    this.recall();
    this.keys = keysOf(this.responses);
    this.merge(own, this.keys, new CellList());
    this.sumUp();
  }

  get summary(): ThreadSummary {
    if (!this.known) {
      const text = this.details()?.summary;
      this.known = text ? (JSON.parse(text) as ThreadSummary) : summarise(this.states());
    }
    return this.known;
  }

  /**
   * Takes what a file says now, and returns the sums of its responses that were not counted yet. `cells`:
   * the sums of all of them, where these are known and none stands there twice.
   */
  take(file: ThreadFile, responses: ResponseList, cells: PackedCells | null = null): CellList {
    this.gone = false;
    this.files.set(file.path, file);
    this.resummarise();
    return this.count(responses, cells);
  }

  /** Counts the responses that are not counted yet, and returns their sums. */
  private count(responses: ResponseList, cells: PackedCells | null): CellList {
    const added = (this.responses.length === 0 && this.adopt(responses, cells)) || new CellList();
    if (this.list !== responses) {
      this.keys ??= keysOf(this.responses);
      this.merge(responses, this.keys, added);
    }
    const { sum } = this;
    if (this.cells.length === 0) this.cellList = added;
    else this.cells.addAll(added);
    added.sumInto(sum);
    return added;
  }

  /** Takes the first responses of a thread as they are. Null where one stands there twice. */
  private adopt(responses: ResponseList, cells: PackedCells | null): CellList | null {
    if (cells === null && hasRepeatedKey(responses)) return null;
    this.list = responses;
    return cells === null ? cellsOf(responses, this.copied) : new CellList(cells);
  }

  private merge(responses: ResponseList, keys: Set<number>, added: CellList): void {
    for (let index = 0; index < responses.length; index++) {
      const key = responses.key(index);
      if (keys.has(key)) continue;
      keys.add(key);
      this.responses.pushFrom(responses, index);
      this.addCell(responses, index, added);
    }
  }

  private addCell(responses: ResponseList, index: number, added: CellList): void {
    const legacyIndex = responses.legacyIndex(index);
    if (legacyIndex < 0 || legacyIndex >= this.copied) added.addResponse(responses, index);
  }

  /** Lets go of a file that is no longer on disk. The last one's words stay. */
  drop(path: string): void {
    if (!this.files.has(path)) return;
    if (this.files.size > 1) {
      this.files.delete(path);
      this.resummarise();
    } else {
      this.gone = true;
    }
  }

  /** Counts anew with another copied head. Returns false where that changes nothing. */
  recount(copied: number): boolean {
    if (copied === this.copied) return false;
    this.copied = copied;
    this.sumUp();
    return true;
  }

  private sumUp(): void {
    this.cellList = cellsOf(this.responses, this.copied);
    this.total = null;
  }

  /** Gives memory back; what an index holds can be fetched again. */
  release(indexed: boolean): void {
    this.keys = null;
    if (!indexed) return;
    this.list = null;
    this.fileMap = null;
    this.cellList = null;
    this.total = null;
    this.known = null;
  }

  /** What an index keeps of it for the next start. */
  store(): StoredThread {
    const { threadId, codexHome, gone, lastActivityAt, auth, cliVersion } = this;
    const { legacyParent, copied, generation } = this;
    return {
      threadId,
      codexHome,
      gone,
      lastActivityAt,
      auth,
      cliVersion,
      legacyParent,
      copied,
      generation,
    };
  }

  /** What an index keeps of it besides. */
  storeDetails(): ThreadDetails {
    // What a thread's only file says is kept with the file, as long as that is there.
    const summary = this.files.size === 1 && !this.gone ? '' : JSON.stringify(this.summary);
    return { cells: this.cells.pack(), summary };
  }

  private states(): RolloutState[] {
    return [...this.files.values()].map(({ state }) => state);
  }

  private details(): ThreadDetails | null {
    return this.index.details(this.threadId);
  }

  private resummarise(): void {
    const summary = summarise(this.states());
    this.known = summary;
    this.lastActivityAt = summary.lastLineAt;
    this.auth = summary.auth;
    this.cliVersion = summary.meta?.cliVersion ?? null;
    const legacy = this.states().some(({ legacyCounts }) => legacyCounts.length > 0);
    this.legacyParent = legacy ? (summary.meta?.forkedFromId ?? null) : null;
  }
}

function keysOf(list: ResponseList): Set<number> {
  const keys = new Set<number>();
  for (let index = 0; index < list.length; index++) keys.add(list.key(index));
  return keys;
}
