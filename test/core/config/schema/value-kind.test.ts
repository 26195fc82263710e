import { expect, test } from 'vitest';
import { kindOfValue } from '../../../../electron/core/config/schema/value-kind.ts';
import type { TomlValue } from '../../../../electron/core/config/toml/toml.ts';

test.each<[string, TomlValue, string]>([
  ['analytics.enabled', true, 'boolean'],
  ['analytics.enabled', 'token', 'unknown'],
  ['model_context_window', 5n, 'number'],
  ['model_verbosity', 'low', 'word'],
  ['model_verbosity', 'sk-1', 'unknown'],
  ['otel.exporter', 'none', 'word'],
  ['otel.exporter.otlp-http.protocol', 'json', 'word'],
  ['otel.exporter.otlp-http.endpoint', 'http://a', 'text'],
  ['otel.exporter.otlp-http.headers.x', 's', 'text'],
  ['notify', ['x'], 'list'],
  ['notify.0', 'x', 'text'],
  ['mcp_servers.a.env', { KEY: 's' }, 'table'],
  ['mcp_servers.a.env.KEY', 's', 'text'],
  ['some_future_key', 'x', 'unknown'],
  ['some_future_key.below', 3n, 'unknown'],
])('a value of %s', (path, value, kind) => {
  expect(kindOfValue(path.split('.'), value)).toBe(kind);
});

test('requirements have a schema of their own', () => {
  expect(kindOfValue(['analytics', 'enabled'], true, 'requirements')).toBe('unknown');
  expect(kindOfValue(['feedback', 'enabled'], true, 'requirements')).toBe('boolean');
});
