import { basename, sep } from 'node:path';
import type { ToolUse } from '../../shared/tools.ts';
import { createSerialQueue } from '../async/serial-queue.ts';
import type { Discovery } from '../ingest/rollouts/discover-rollouts.ts';
import {
  parseRolloutName,
  ROLLOUT_FOLDERS,
  type RolloutFile,
  statRollout,
} from '../ingest/rollouts/rollout-files.ts';
import { collectToolUse } from './collect-calls.ts';
import { KeptCalls } from './kept-calls.ts';

/** What the service reads, and in which zone days are counted. */
export interface ToolCallSource {
  readonly codexHomes: readonly string[];
  /** IANA name. */
  readonly timezone: string;
  /** Absolute paths of the rollouts that are known, by thread id. */
  readonly paths: () => ReadonlyMap<string, readonly string[]>;
}

/** So many files are examined before the event loop runs. */
const FILES_BETWEEN = 100;

/**
 * Reads tool calls when it is asked for them, in slices, so that the host answers others meanwhile. A thread whose
 * files are as they were is not read again.
 */
export class ToolCallService {
  private readonly source: ToolCallSource;
  private readonly kept = new KeptCalls();
  private readonly enqueue = createSerialQueue();

  constructor(source: ToolCallSource) {
    this.source = source;
  }

  /** Sums what tools did since a local day, `YYYY-MM-DD`. */
  use(since: string): Promise<ToolUse> {
    return this.enqueue(async () => {
      const files = await this.files();
      this.kept.retain(new Set(files.map(({ threadId }) => threadId)));
      const discover = (home: string): Discovery => ({
        files: files.filter(({ codexHome }) => codexHome === home),
        known: 0,
        problems: [],
        folders: [],
      });
      return collectToolUse({ ...this.source, discover }, { since }, this.kept);
    });
  }

  /** Looks at the files that are known, as they are now. Those that are gone are left out. */
  private async files(): Promise<readonly RolloutFile[]> {
    const { codexHomes, paths } = this.source;
    const found: RolloutFile[] = [];
    let seen = 0;
    for (const path of [...paths().values()].flat()) {
      const name = parseRolloutName(basename(path));
      const codexHome = codexHomes.find((home) => path.startsWith(`${home}${sep}`));
      if (name === null || codexHome === undefined) continue;
      const isArchived = path.startsWith(`${codexHome}${sep}${ROLLOUT_FOLDERS[1]}${sep}`);
      const file = statRollout(path, name, codexHome, isArchived);
      if (file !== null && !('kind' in file)) found.push(file);
      seen += 1;
      if (seen % FILES_BETWEEN === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    return found;
  }
}
