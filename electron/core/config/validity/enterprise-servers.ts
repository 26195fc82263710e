import { isDeepStrictEqual } from 'node:util';
import type { ConfigLayer } from '../layers/layer.ts';
import { type Violation, violationOf } from '../schema/violation.ts';
import { isTable, type TomlTable, type TomlValue } from '../toml/toml.ts';

/** What of a server decides where it is reached and as whom. */
const decisive = [
  'args',
  'auth',
  'bearer_token_env_var',
  'command',
  'cwd',
  'env',
  'env_http_headers',
  'env_vars',
  'http_headers',
  'http_headers_helper',
  'oauth',
  'oauth_resource',
  'scopes',
  'url',
];

/**
 * Finds a server with the sign-in of an enterprise that no one layer sets up as it is in force, projects left
 * aside: Codex 0.171.0 refuses it, so that a project cannot lead the sign-in elsewhere.
 */
export function findSplitServer(layers: readonly ConfigLayer[], merged: TomlTable): Violation | null {
  const active = layers.filter(({ disabledReason }) => disabledReason === null);
  for (const [name, server] of Object.entries(tableIn(merged.mcp_servers))) {
    if (!isTable(server)) continue;
    const said = active.flatMap(({ table, origin }) => {
      const own = tableIn(table.mcp_servers)[name];
      return isTable(own) ? [{ own, isProject: origin.layer === 'project' }] : [];
    });
    if (![server, ...said.map(({ own }) => own)].some(isEnterprise)) continue;
    const isWhole = said.some(
      ({ own, isProject }) => !isProject && isDeepStrictEqual(decisiveOf(own), decisiveOf(server)),
    );
    if (!isWhole) return violationOf('violation.one-layer', ['mcp_servers', name]);
  }
  return null;
}

function isEnterprise({ auth }: TomlTable): boolean {
  return auth === 'ema_auth' || (isTable(auth) && Object.hasOwn(auth, 'ema_auth'));
}

function decisiveOf(server: TomlTable): Readonly<Record<string, TomlValue | undefined>> {
  return Object.fromEntries(
    decisive.flatMap((key) => (server[key] === undefined ? [] : [[key, server[key]]])),
  );
}

function tableIn(value: TomlValue | undefined): TomlTable {
  return isTable(value) ? value : {};
}
