import { describe, expect, it } from 'vitest';
import { concernsTargets } from '../../../../electron/core/platform/watcher/watch-plan.ts';

describe('A change', () => {
  const targets = { folders: ['/home/ada/.codex/sessions'], files: ['/etc/codex/config.toml'] };
  it.each([
    ['/home/ada/.codex/sessions', true],
    ['/home/ada/.codex/sessions/2026/11/20/rollout-1.jsonl', true],
    ['/home/ada/.codex', true],
    ['/home/ada', true],
    ['/', true],
    ['/home/ada/.codex/sessions-old', false],
    ['/home/ada/.codex/auth.json', false],
    ['/home/ada/notes.txt', false],
    ['/etc/codex/config.toml', true],
    ['/etc/codex', true],
    ['/etc/codex/other.toml', false],
    ['/etc/codex/config.toml.bak', false],
  ])('of %s matters: %s', (path, matters) => {
    expect(concernsTargets(path, targets)).toBe(matters);
  });
});
