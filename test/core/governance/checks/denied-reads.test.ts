import { expect, it } from 'vitest';
import { parseToml } from '../../../../electron/core/config/toml/toml.ts';
import { deniedReads } from '../../../../electron/core/governance/checks/denied-reads.ts';

it.each([
  ['nothing', '', []],
  [
    'the list for all profiles',
    '[permissions.filesystem]\ndeny_read = ["/a", "**/.env"]\n',
    ['/a', '**/.env'],
  ],
  [
    'the profile that they choose, and what it extends',
    `default_permissions = "strict"
[permissions.base.filesystem]
"/etc/secret" = "none"
[permissions.strict]
extends = "base"
[permissions.strict.filesystem.":workspace_roots"]
"**/.env" = "deny"
"docs" = "read"
[permissions.other.filesystem]
"/b" = "deny"
`,
    ['/etc/secret', '**/.env'],
  ],
  ['a profile that is not there', 'default_permissions = "none"\n', []],
])('requirements deny reads by %s', (_name, text, expected) => {
  const parsed = parseToml(text);
  if (!parsed.ok) throw new Error(parsed.message.text);
  expect(deniedReads(parsed.table)).toEqual(expected);
});
