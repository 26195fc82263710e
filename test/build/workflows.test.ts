import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: unknown;
}

interface Job {
  readonly 'timeout-minutes'?: number;
  readonly 'runs-on'?: string;
  readonly strategy?: { readonly matrix?: { readonly os?: readonly string[] } };
  readonly permissions?: unknown;
  readonly env?: unknown;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly env?: unknown;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = '.github/workflows/';
const files = readdirSync(`${root}${folder}`).map((name) => `${folder}${name}`);

/** The commit that a release of an action is. A tag could be moved to another. */
const pins: Readonly<Record<string, string>> = {
  'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd': 'v6.0.2',
  'actions/setup-node@6044e13b5dc448c55e2357c09f80417699197238': 'v6.2.0',
  'actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a': 'v7.0.1',
};

/** What a runner needs besides the commands of the project. */
const ofTheRunner = ['sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0'];

it('there are workflows', () => {
  expect(files).toEqual(['ci', 'codex-drift', 'shell'].map((name) => `${folder}${name}.yml`));
});

describe.each(files)('%s', (file) => {
  const text = read(file);
  const workflow: Workflow = parse(text, { strict: true, uniqueKeys: true });
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);
  const isWeekly = file.endsWith('codex-drift.yml');

  it('uses actions by the commit, and says which release that is', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    for (const each of used) {
      expect(each).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      expect(text).toContain(`uses: ${each} # ${pins[each] ?? 'a release in the table of this test'}\n`);
    }
  });

  it('may read the repository and nothing else, and is given no secret', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(jobs.flatMap(({ permissions }) => permissions ?? [])).toEqual([]);
    const environments = [workflow, ...jobs, ...steps].flatMap(({ env }) => env ?? []);
    expect(environments).toEqual(file.endsWith('shell.yml') ? [{ CSC_FOR_PULL_REQUEST: true }] : []);
    expect(text).not.toMatch(/secrets|github\.token|GITHUB_TOKEN/i);
    for (const { uses, with: options } of steps) {
      if (uses?.startsWith('actions/checkout@')) expect(options?.['persist-credentials']).toBe(false);
    }
  });

  it('runs for pushes to main and for pull requests, or weekly, without what the repository holds back from them', () => {
    expect(workflow.on).toEqual(
      isWeekly
        ? { schedule: [{ cron: expect.stringMatching(/^\d+ \d+ \* \* \d$/) }], workflow_dispatch: null }
        : { push: { branches: ['main'] }, pull_request: null },
    );
  });

  it('puts nothing that others write into a command', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });

  it('ends: after a while, and where a newer run takes its place', () => {
    expect(workflow.concurrency?.group).toContain('github.ref');
    expect(workflow.concurrency?.['cancel-in-progress']).toBe(true);
    for (const job of jobs) {
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
    }
  });

  it('runs every job on each system, the weekly one on that of its records', () => {
    for (const job of jobs) {
      if (isWeekly) expect(job['runs-on']).toBe('ubuntu-latest');
      else expect(job.strategy?.matrix?.os).toEqual(['macos-latest', 'windows-latest', 'ubuntu-latest']);
    }
  });

  it('runs the commands of package.json, of which the README tells', () => {
    const readme = read('README.md');
    const commands = steps.flatMap(({ run }) => run?.trim().split('\n') ?? []);
    expect(commands).toContain('npm ci');
    for (const command of commands.filter((each) => !ofTheRunner.includes(each))) {
      const [, known, script] = /^npm (?:(ci|test)|run ([\w:-]+)(?: -- [\w./ -]+)?)$/.exec(command) ?? [];
      expect(known ?? script, command).toBeDefined();
      if (script !== undefined) expect(scripts).toHaveProperty([script]);
      expect(readme).toContain(script === undefined ? `npm ${known}` : `npm run ${script}`);
    }
  });
});

it('a run at home does what the first workflow does', () => {
  const workflow: Workflow = parse(read(`${folder}ci.yml`));
  const commands = Object.values(workflow.jobs).flatMap((job) => job.steps.flatMap(({ run }) => run ?? []));
  const own = read('.ci/run')
    .split('\n')
    .filter((line) => line.startsWith('npm '));
  expect(own).toEqual(commands);
});
