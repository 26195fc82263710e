import type { KernelState } from './kernel-state.ts';
import type { LineKernel } from './line-kernel.ts';

/** What reading a rollout needs of that which splits its bytes into lines and takes some of them. */
export type LineSource = Pick<
  LineKernel,
  | 'bytes'
  | 'input'
  | 'rows'
  | 'quarters'
  | 'deferred'
  | 'scan'
  | 'kindOf'
  | 'cutInstructions'
  | 'lines'
  | 'entryStart'
  | 'entryEnd'
  | 'entryKind'
  | 'deferredCount'
  | 'rowCount'
  | 'quarterCount'
  | 'nameRows'
  | 'hashInput'
  | 'sumOf'
> & {
  readonly state: Pick<KernelState, 'begin' | 'put' | 'take' | 'takeTexts' | 'putCutoffs' | 'isDistinct'>;
};
