import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { grafanaBoards } from '../../build/dashboards/files.ts';
import { filled } from '../assets/queries/promql.ts';
import { debianPackage } from './debian-package.ts';

const found = debianPackage('prometheus');
if (found.folder === null) console.log(`Rules are not run through promtool: ${found.why}`);

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

describe.runIf(found.folder !== null)('promtool', () => {
  let work = '';
  beforeAll(() => {
    work = mkdtempSync(join(tmpdir(), 'codex-glance-promtool-'));
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  /** What it prints; rejects where it finds a fault. */
  function promtool(...args: string[]): string {
    const program = join(found.folder ?? '', 'usr/bin/promtool');
    return execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe' });
  }

  test('understands the rules', () => {
    expect(
      promtool('check', 'rules', '--lint=all', '--lint-fatal', at('assets/rules/prometheus.yaml')),
    ).toContain('SUCCESS');
  });

  test('finds that they alert where they should, and only there', () => {
    expect(promtool('test', 'rules', at('test/collectors/prometheus/rules.test.yaml'))).toContain('SUCCESS');
  });

  test('understands the example configuration', () => {
    const text = readFileSync(at('assets/collector/prometheus.yaml'), 'utf8');
    const file = join(work, 'prometheus.yaml');
    writeFileSync(file, text.replace('/etc/prometheus/rules/codex.yaml', at('assets/rules/prometheus.yaml')));
    expect(promtool('check', 'config', file)).toContain('is valid');
  });

  test('understands every question of the dashboards', () => {
    const boards = Object.values(grafanaBoards).filter(({ source }) => source === 'prometheus');
    const rules = boards
      .flatMap(({ sections }) => sections.flatMap(({ panels }) => panels))
      .flatMap(({ questions }) => questions)
      .map(({ query }, index) => ({ record: `codex:panel${index}`, expr: filled(query) }));
    expect(rules.length).toBeGreaterThan(50);
    const file = join(work, 'panels.yaml');
    writeFileSync(file, stringify({ groups: [{ name: 'panels', rules }] }));
    expect(promtool('check', 'rules', file)).toContain('SUCCESS');
  });
});
