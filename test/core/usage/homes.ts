import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqliteIndex } from '../../../electron/core/index/open-index.ts';
import { UsageService } from '../../../electron/core/usage/usage-service.ts';
import type { Tokens } from '../../../electron/shared/tokens.ts';

/** Real rollouts of many Codex versions, long strings cut, with the sums that must come out. */
export const RECORDED = fileURLToPath(new URL('../../fixtures/rollouts/', import.meta.url));

export interface ExpectedSum extends Tokens {
  readonly responses: number;
}

export const expectedSums = JSON.parse(readFileSync(join(RECORDED, 'expected.json'), 'utf8')) as Record<
  string,
  ExpectedSum
>;

/** A temporary Codex home that is removed when the test ends. */
export class TempHome implements Disposable {
  readonly path: string;

  constructor(recorded?: string) {
    this.path = mkdtempSync(join(tmpdir(), 'codex-glance-home-'));
    if (recorded) cpSync(join(RECORDED, recorded), this.path, { recursive: true });
  }

  /** Writes a file below the home and returns its path. */
  write(relative: string, content: string | Uint8Array): string {
    const path = join(this.path, relative);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  append(relative: string, content: string | Uint8Array): void {
    appendFileSync(join(this.path, relative), content);
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

type Options = ConstructorParameters<typeof UsageService>[0];

/** Opens a service over some homes, with no index and no logger unless `more` has them. */
export function openServiceWith(homes: readonly string[], more: Partial<Options> = {}): UsageService {
  return new UsageService({
    codexHomes: homes,
    homesSource: 'option',
    timezone: 'UTC',
    platform: process.platform,
    ...more,
  });
}

export const openService = (...homes: readonly string[]): UsageService => openServiceWith(homes);

/** Opens a service that keeps what it reads in an index below `state`. */
export function openIndexedService(home: string, state: string): UsageService {
  return openServiceWith([home], { index: openSqliteIndex(state, [home]) });
}

export interface SumRead {
  readonly tokens: Tokens;
  readonly responses: number;
}

export function totalsOf(service: UsageService): SumRead {
  const { tokens, responses } = service.report({ by: 'session' }, Date.now()).totals;
  return { tokens, responses };
}

/** All of a home read in one go. */
export async function readHome(...homes: readonly string[]): Promise<SumRead> {
  const service = openService(...homes);
  await service.scan(() => {});
  return totalsOf(service);
}

export function asSum({ tokens, responses }: SumRead): ExpectedSum {
  return { responses, ...tokens };
}

/** Relative paths of all files below a folder. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
