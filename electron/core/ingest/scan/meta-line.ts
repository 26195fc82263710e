import type { LineSource } from '../kernel/line-source.ts';
import { parseObject } from '../lines/parsed-line.ts';

/**
 * Returns the object of a `session_meta` line in a kernel's `bytes[start, end)`, or null where there is none. What
 * the model is given (`base_instructions`), nearly all of the line, is left out without being decoded.
 */
export function parseMetaLine(
  kernel: LineSource,
  start: number,
  end: number,
): Readonly<Record<string, unknown>> | null {
  const { bytes } = kernel;
  const cut = kernel.cutInstructions(start, end);
  if (!cut) return parseObject(bytes.toString('utf8', start, end));
  return parseObject(`${bytes.toString('utf8', start, cut.from)}null${bytes.toString('utf8', cut.to, end)}`);
}
