/* The files of a throw-away machine, as `makeWorld` names them. */

export const user = '$HOME/config.toml';
export const auth = '$HOME/auth.json';
export const cloudCache = '$HOME/cloud-config-bundle-cache.json';
export const project = '$PROJ/.codex/config.toml';
export const system = '/etc/codex/config.toml';
export const managed = '/etc/codex/managed_config.toml';
export const requirements = '/etc/codex/requirements.toml';
