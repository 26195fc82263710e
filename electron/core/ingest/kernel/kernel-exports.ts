import { LINE_KERNEL_CODE } from './line-kernel-code.ts';

/** The part of the platform that is used here; Node's own types leave it to those of the page. */
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** What the kernel offers; see build/line-kernel/assembly/index.ts. */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Returns where to go on. */
  scan(from: number, end: number): number;
  /** The number of the line's kind. */
  kind(start: number, end: number): number;
  /** 0 where they were not found. */
  cutInstructions(start: number, end: number): number;
  /** A hash of `[from, to)` and, after these, `[more, end)`; as of `hashParts` in response-key.ts. */
  hashOf(from: number, to: number, more: number, end: number): number;
  /** Writes the names of the first rows. */
  nameRows(count: number, model: number, effort: number, tier: number): void;
  /** The checksum of the first rows, as of `sumOfResponses`. */
  sumRows(count: number, seed: number): number;
}

/** Returns a kernel of its own, with its own memory. */
export function startKernel(): KernelExports {
  const module = new WebAssembly.Module(Buffer.from(LINE_KERNEL_CODE, 'base64'));
  return new WebAssembly.Instance(module).exports as KernelExports;
}
