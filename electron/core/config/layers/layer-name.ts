import type { Origin } from '../../../shared/origin.ts';

/** The layer as a person would call it in the middle of a sentence. */
export function layerName(origin: Origin): string {
  switch (origin.layer) {
    case 'default':
      return "Codex's own default";
    case 'packaged':
      return "Codex's packaged defaults";
    case 'system':
      return 'the system config.toml';
    case 'cloud':
      return named("your organisation's cloud config", origin.name);
    case 'user':
      return 'your config.toml';
    case 'profile':
      return named('your profile', origin.name);
    case 'project':
      return "this project's .codex/config.toml";
    case 'flags':
      return 'a -c option';
    case 'managed':
      return 'managed_config.toml';
    case 'managed-mdm':
      return 'the managed preferences of this Mac';
    case 'requirements-system':
      return 'requirements.toml';
    case 'requirements-cloud':
      return named("your organisation's cloud requirements", origin.name);
    case 'requirements-managed':
      return 'managed_config.toml, read as requirements';
    case 'requirements-mdm':
      return 'the managed requirements of this Mac';
  }
}

/** The same, with the line where it is known: `your config.toml says so, line 12`. */
export function saidBy(origin: Origin): string {
  return `${layerName(origin)} says so${origin.line === undefined ? '' : `, line ${origin.line}`}`;
}

function named(what: string, name: string | undefined): string {
  return name === undefined || name === '' ? what : `${what} "${name}"`;
}
