import { ResponseList } from '../../tokens/response-list.ts';
import type { LimitCutoffs } from '../kernel/limit-cutoffs.ts';
import { LineKernel } from '../kernel/line-kernel.ts';
import type { LineSource } from '../kernel/line-source.ts';
import { ParsedLines } from './parsed-lines.ts';

/** The memory that a reading works in. One serves all files, one after the other. */
export interface Workspace {
  readonly kernel: LineSource;
  readonly responses: ResponseList;
}

/** To begin a kernel takes longer than to parse so many bytes; a process that reads more of them needs one. */
export const FEW_BYTES = 256 * 1024;

let spare: Workspace | null = null;

/** True once a kernel was needed: from then on it reads everything. */
let hasKernel = false;

/** How many bytes were read without one. */
let bytesParsed = 0;

/**
 * Takes the workspace away while it is in use, so that two readings cannot share it. `bytes`: how many there are to
 * read.
 */
export function takeWorkspace(cutoffs: LimitCutoffs | null, bytes: number): Workspace {
  if (!hasKernel) {
    bytesParsed += bytes;
    hasKernel = bytesParsed > FEW_BYTES;
    if (hasKernel) spare = null;
  }
  const kernel = () => (hasKernel ? new LineKernel() : new ParsedLines());
  const workspace = spare ?? { kernel: kernel(), responses: new ResponseList() };
  spare = null;
  // A reading that failed left what it had.
  workspace.responses.take();
  workspace.kernel.state.putCutoffs(cutoffs);
  return workspace;
}

/** Keeps the workspace for the next reading. */
export function giveBack(workspace: Workspace): void {
  if (workspace.kernel instanceof LineKernel === hasKernel) spare = workspace;
}

/** Makes what reading needs, before the first file is there. */
export function prepareReading(): void {
  giveBack(takeWorkspace(null, Number.POSITIVE_INFINITY));
}
