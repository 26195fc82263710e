import { describe, expect, it } from 'vitest';
import { endpointHost } from '../../../electron/shared/glance/data-sharing.ts';
import { allFindings } from '../../../electron/shared/glance/findings.ts';
import { planName } from '../../../electron/shared/glance/plan-name.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { folderName, shortPath } from '../../../renderer/i18n/folder.ts';
import { originName } from '../../../renderer/i18n/origin-name.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

describe('folderName', () => {
  it.each([
    ['/home/ada/code/harbor', 'harbor'],
    ['/home/ada/code/harbor/', 'harbor'],
    ['C:\\Users\\ada\\harbor', 'harbor'],
    ['/', '/'],
    ['harbor', 'harbor'],
  ])('of %s is %s', (path, name) => expect(folderName(path)).toBe(name));
});

describe('shortPath', () => {
  it('keeps what fits and cuts at a separator', () => {
    expect(shortPath('/home/ada/.codex', 36)).toBe('/home/ada/.codex');
    expect(shortPath('/home/ada/code/lighthouse/api/.codex', 24)).toBe('…/lighthouse/api/.codex');
    expect(shortPath('C:\\Users\\ada\\AppData\\codex', 16)).toBe('…\\AppData\\codex');
  });
  it('keeps a last part that is too long by itself', () => {
    expect(shortPath('/a/rollout-2026-11-19.jsonl', 10)).toBe('…/rollout-2026-11-19.jsonl');
  });
});

describe('endpointHost', () => {
  it('names host and port only', () => {
    expect(endpointHost('https://collector.example:4318/v1/logs?x=1')).toBe('collector.example:4318');
    expect(endpointHost('not a url')).toBe('not a url');
  });
});

describe('originName', () => {
  it('names the layer and line', () => {
    expect(originName({ layer: 'user', line: 12 }, en)).toBe('your config.toml, line 12');
    expect(originName({ layer: 'profile', name: 'work' }, en)).toBe('profile work');
    expect(originName({ layer: 'default' }, en)).toBe("Codex's default");
  });
});

describe('planName', () => {
  it.each([
    ['plus', 'Plus'],
    ['self_serve_business_usage_based', 'Business, by usage'],
    ['ent26', 'Enterprise'],
    ['some_new_plan', 'Some new plan'],
  ])('of %s is %s', (id, name) => expect(planName(id)).toBe(name));
});

describe('allFindings', () => {
  it('joins both lists by id, worst first', () => {
    const findings = allFindings(sampleSnapshot('problems'));
    expect(findings.map((finding) => finding.level)).toEqual([
      'error',
      'error',
      'warning',
      'warning',
      'warning',
      'info',
    ]);
  });
});
