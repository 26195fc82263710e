import { copiedCounts } from '../ingest/rollouts/copied-prefix.ts';
import type { ContentSink } from '../ingest/scan/file-content.ts';
import { Calendar } from '../time/calendar.ts';
import { FileCalls, type ToolEvent } from './file-calls.ts';
import { LineWalker } from './line-walker.ts';
import { ToolSums } from './tool-sums.ts';
import { toolMembers } from './wanted-members.ts';

/** What a tool did in a thread. */
export interface ThreadTool {
  readonly tool: string;
  readonly calls: number;
  readonly failures: number;
  /** Calls of which it is recorded how they ended. */
  readonly outcomesKnown: number;
}

/** Counts the tool calls of one thread in the bytes that another reads from its files. */
export class ThreadCalls {
  private readonly threadId: string;
  private readonly files: FileCalls[] = [];

  constructor(threadId: string) {
    this.threadId = threadId;
  }

  /** Begins a file; `finish` is called at its end, and what was begun and not finished does not count. */
  begin(): ContentSink & { finish(): void } {
    const calls = new FileCalls(this.threadId);
    const walker = new LineWalker(toolMembers, calls);
    return {
      push: (bytes) => walker.push(bytes),
      breakOff: () => walker.endLine(),
      finish: () => {
        walker.finish();
        this.files.push(calls);
      },
    };
  }

  /** Returns what each tool did, most calls first. */
  tools(): ThreadTool[] {
    const sums = new ToolSums(new Calendar('UTC'), {});
    const own = this.files.map(({ events, forkedFrom, legacy, legacyOpening }) =>
      forkedFrom === null || legacy.length === 0
        ? events
        : events.slice(copiedCounts(legacy, legacyOpening, null)),
    );
    for (const event of distinctEvents(own)) sums.add(event);
    return sums.totals().map(({ tool, calls, failures, outcomesKnown }) => ({
      tool,
      calls,
      failures,
      outcomesKnown,
    }));
  }
}

/** Joins the events of the files of a thread: one that is in several counts once, with all that any of them tells. */
export function distinctEvents(files: readonly (readonly ToolEvent[])[]): readonly ToolEvent[] {
  const known = new Map<string, ToolEvent>();
  for (const event of files.flat()) {
    const same = known.get(event.key);
    if (!same) known.set(event.key, event);
    else {
      same.durationMs ??= event.durationMs;
      same.failed ??= event.failed;
      same.failure ??= event.failure;
    }
  }
  return [...known.values()];
}
