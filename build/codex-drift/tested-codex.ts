import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InstalledCodex } from './installed-codex.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Test files that run the real Codex, in the order in which they run. */
const FILES = ['test/lab', 'test/differential', 'test/collectors/codex/'] as const;

/** All of them together take no longer, in milliseconds. */
const TESTS_MS = 1_500_000;

/** How the tests went with a Codex. */
export interface TestedCodex {
  readonly passed: number;
  readonly failures: readonly TestFailure[];
}

/** A test that failed, with the first line of its message. */
export interface TestFailure {
  readonly name: string;
  readonly message: string;
}

/** The part of vitest's JSON report that is read. */
export interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

/**
 * Runs lab, differential and `--verify` tests with a Codex. Files with failures run once more, since a busy
 * machine may be too slow for a test. Each time they have 25 minutes, of which they need about four where
 * nothing else runs.
 */
export async function testCodex(codex: InstalledCodex): Promise<TestedCodex> {
  const first = await runTests(codex, FILES);
  const failed = failedFiles(first);
  if (failed.length === 0) return first;
  const second = await runTests(codex, failed);
  const mended = first.failures.length - second.failures.length;
  return { passed: first.passed + Math.max(0, mended), failures: second.failures };
}

/** The files of the failures, each once; none where no file is known. */
export function failedFiles({ failures }: TestedCodex): string[] {
  return [...new Set(failures.map(({ name }) => name.split(': ', 1)[0] ?? ''))].filter((path) =>
    path.endsWith('.test.ts'),
  );
}

async function runTests(codex: InstalledCodex, files: readonly string[]): Promise<TestedCodex> {
  const file = join(codex.scratch('tests'), 'report.json');
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const args = ['run', '--project', 'lab', '--reporter=json', `--outputFile=${file}`, ...files];
  const child = spawn(process.execPath, [vitest, ...args], {
    cwd: ROOT,
    stdio: 'ignore',
    timeout: TESTS_MS,
    // There vitest keeps a token of its own, which would else be in the user's home.
    env: { ...process.env, XDG_DATA_HOME: codex.scratch('data') },
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  let report: TestReport;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as TestReport;
  } catch {
    const message = code === null ? 'They did not end in time' : `vitest exited with ${code} and no report`;
    return { passed: 0, failures: [{ name: 'all tests', message }] };
  }
  return readReport(report, ROOT);
}

/** Counts the tests of a report. A file that could not be loaded is a failure of its own. */
export function readReport({ testResults }: TestReport, root: string): TestedCodex {
  const failures: TestFailure[] = [];
  let passed = 0;
  for (const { name, message, assertionResults } of testResults) {
    const path = name.startsWith(root) ? name.slice(root.length).replace(/^[\\/]/, '') : name;
    if (assertionResults.length === 0) failures.push({ name: path, message: firstLine(message ?? '') });
    for (const { fullName, status, failureMessages } of assertionResults) {
      if (status === 'passed') passed += 1;
      else if (status === 'failed') {
        failures.push({ name: `${path}: ${fullName}`, message: firstLine(failureMessages?.[0] ?? '') });
      }
    }
  }
  return { passed, failures };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.trim() || 'No message';
}
