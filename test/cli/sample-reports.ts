import type { ConfigReport, UsageReport } from '../../electron/shared/commands.ts';
import { verbatim } from '../../electron/shared/messages/en/words.ts';
import type { ToolReport } from '../../electron/shared/tools.ts';
import { sampleSnapshot } from '../fixtures/snapshots/sample-snapshot.ts';

/* What the fake Glance of the tests of documents answers. */

export const snapshot = sampleSnapshot('problems');
const { tokens } = snapshot.usage.today;

export const usage: UsageReport = {
  schema: 'codex-glance.usage/1',
  by: 'session',
  timezone: 'Europe/Berlin',
  rows: [
    {
      key: '019a9f10-3c52-7bb0-9d1e-6a2f4f1f0a11',
      tokens,
      costUsd: null,
      responses: 3,
      models: [{ model: null, tokens, costUsd: null }],
      threadId: '019a9f10-3c52-7bb0-9d1e-6a2f4f1f0a11',
      startedAt: '2026-11-20T10:00:00.000Z',
      lastActivityAt: null,
      cwd: '/home/ada/code/harbor',
      originator: 'codex_exec',
      parentThreadId: null,
      auth: 'chatgpt',
    },
  ],
  totals: { tokens, costUsd: null, responses: 3 },
  lowerBound: [verbatim('1 file could not be read.')],
};

export const tools: ToolReport = {
  schema: 'codex-glance.tools/1',
  timezone: 'Europe/Berlin',
  rows: [
    {
      day: '2026-11-20',
      tool: 'mcp__docs__find',
      calls: 3,
      failures: 1,
      outcomesKnown: 2,
      timed: 2,
      p50Ms: 12.5,
      p95Ms: 61_000,
    },
    {
      day: '2026-11-20',
      tool: 'shell',
      calls: 1,
      failures: 0,
      outcomesKnown: 0,
      timed: 0,
      p50Ms: null,
      p95Ms: null,
    },
  ],
  errors: [{ day: '2026-11-20', kind: 'compaction', count: 2 }],
  lowerBound: [verbatim('1 file could not be read.')],
};

export const config: ConfigReport = {
  schema: 'codex-glance.config/1',
  invalid: {
    effect: 'bare',
    reason: verbatim('Not valid TOML.'),
    file: '/home/ada/.codex/config.toml',
    line: 3,
  },
  layers: [
    {
      origin: { layer: 'user', file: '/home/ada/.codex/config.toml' },
      exists: true,
      disabledReason: null,
      error: { message: verbatim('Not valid TOML.'), file: '/home/ada/.codex/config.toml', line: 3 },
    },
    {
      origin: { layer: 'system', file: '/etc/codex/config.toml' },
      exists: true,
      disabledReason: null,
      error: null,
    },
  ],
  values: {
    'analytics.enabled': {
      value: false,
      origin: { layer: 'user', file: '/home/ada/.codex/config.toml', line: 12 },
      locked: false,
      shadowed: [{ origin: { layer: 'system', file: '/etc/codex/config.toml' }, value: true }],
    },
  },
};
