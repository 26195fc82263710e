import { expect } from 'vitest';
import { prepareReading } from '../../electron/core/ingest/scan/workspace.ts';
import type { Finding } from '../../electron/shared/finding.ts';
import { NAME } from '../core/ingest/lines/lines.ts';
import { openService, TempHome } from '../core/usage/homes.ts';

/** What reading a home must give. Totals that a row leaves out are not compared. */
export interface ExpectedReading {
  readonly responses?: number;
  readonly input?: number;
  readonly cachedInput?: number;
  readonly cacheWriteInput?: number;
  readonly output?: number;
  readonly reasoningOutput?: number;
  /** Kinds of findings and the lines they name, such as `invalid-json:4`, in order. Default none. */
  readonly findings?: readonly string[];
  /** True where the sums may be too low and say so. Default false. */
  readonly isLowerBound?: boolean;
  /** Tokens by local day `YYYY-MM-DD`, in UTC. */
  readonly days?: Readonly<Record<string, number>>;
  /** Tokens by model. */
  readonly models?: Readonly<Record<string, number>>;
}

/** The text of a rollout, or files by their path below the home. */
export type HostileInput = string | Readonly<Record<string, string | Uint8Array>>;

export interface HostileRow {
  readonly name: string;
  readonly input: HostileInput;
  readonly expected: ExpectedReading;
}

/** The ways in which a line is read, which must agree. */
export const WAYS = ['byte by byte', 'as JSON', 'by the kernel'] as const;
export type Way = (typeof WAYS)[number];

/**
 * Lines whose members stand in another order than Codex writes them, so that each is parsed. A line that has
 * no `timestamp` to move stays as it is. The space tells the others from bare lines, which begin with a type.
 */
function reordered(text: string): string {
  return text.replaceAll(/^\{("timestamp":(?:"[^"]*"|[^,"]*)),(.*)\}$/gm, '{ $2,$1}');
}

function filesOf(input: HostileInput, way: Way): Readonly<Record<string, string | Uint8Array>> {
  const files = typeof input === 'string' ? { [NAME]: input } : input;
  if (way !== 'as JSON') return files;
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, typeof text === 'string' ? reordered(text) : text]),
  );
}

function shortFinding({ kind, line }: Finding): string {
  const short = kind.replace(/^rollout\.(line\.)?/, '');
  return line === undefined ? short : `${short}:${line}`;
}

/** Writes the files of a row into a home, reads it, and compares. The kernel stays once it was used. */
export async function expectReading({ input, expected }: HostileRow, way: Way): Promise<void> {
  if (way === 'by the kernel') prepareReading();
  using home = new TempHome();
  for (const [path, text] of Object.entries(filesOf(input, way))) home.write(path, text);
  const service = openService(home.path);
  await service.scan(() => {});
  const { totals, lowerBound } = service.report({ by: 'session' }, Date.now());
  const { findings = [], isLowerBound = false, days, models, ...sums } = expected;
  expect({ responses: totals.responses, ...totals.tokens }).toMatchObject(sums);
  expect(service.findings().map(shortFinding)).toEqual(findings);
  for (const finding of service.findings()) expect(finding.file?.startsWith(home.path)).toBe(true);
  expect(lowerBound.length > 0).toBe(isLowerBound);
  const by = (grouping: 'daily' | 'model') => {
    const { rows } = service.report({ by: grouping }, Date.now());
    return Object.fromEntries(rows.map(({ key, tokens }) => [key, tokens.total]));
  };
  if (days) expect(by('daily')).toEqual(days);
  if (models) expect(by('model')).toEqual(models);
}
