import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configRule } from '../../../electron/core/config/schema/codex-schema.ts';
import { missingKey } from '../../../electron/core/config/schema/known-key.ts';
import type { Rule } from '../../../electron/core/config/schema/rule.ts';
import { VERIFIED_CODEX } from '../../../electron/shared/codex/codex.ts';

const missing = (dotted: string, version: string | null = null) => missingKey(dotted.split('.'), version);

describe('A key that Codex does not have', () => {
  it.each([
    ['modle', 'model'],
    ['Model', 'model'],
    ['sandbox_mod', 'sandbox_mode'],
    ['analitics.enabled', 'analytics.enabled'],
    ['analytics.enabeld', 'analytics.enabled'],
    ['otel.exporter.otlp-htp.endpoint', 'otel.exporter.otlp-http.endpoint'],
    ['otel.exporter.otlp-http.endpoit', 'otel.exporter.otlp-http.endpoint'],
    ['mcp_servers.mine.comand', 'mcp_servers.mine.command'],
    ['foo', null],
    ['foo.bar', null],
    ['analytics.enabled.more', null],
  ])('%s is nearest to %s', (key, nearest) => {
    expect(missing(key)).toEqual({ nearest: nearest === null ? null : nearest.split('.') });
  });

  it.each([
    'model',
    'analytics',
    'mcp_servers.any.command',
    'model_providers.any.base_url',
    'otel.exporter',
    'otel.exporter.otlp-http.endpoint',
    'profiles.mine.model',
    'allowed_approval_policies',
  ])('is not %s', (key) => {
    expect(missing(key)).toBeNull();
  });

  it('is none of those that the verified Codex has, also where an older one is in use', () => {
    for (const path of keysOf(configRule(VERIFIED_CODEX.version))) {
      expect(missingKey(path, null), path.join('.')).toBeNull();
      expect(missingKey(path, '0.169.0'), path.join('.')).toBeNull();
    }
  });

  it('is named with one that Codex has, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 4 }), (path) => {
        const nearest = missingKey(path, null)?.nearest ?? null;
        if (nearest !== null) expect(missingKey(nearest, null)).toBeNull();
      }),
    );
  });
});

/** The keys of tables in tables, four deep. */
function keysOf(rule: Rule, before: readonly string[] = []): string[][] {
  if (rule.is !== 'table' || before.length > 3) return [];
  return Object.entries(rule.fields ?? {}).flatMap(([key, child]) => [
    [...before, key],
    ...keysOf(child, [...before, key]),
  ]);
}
