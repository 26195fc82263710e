import type { Layer } from '../../../origin.ts';
import type { layers as english } from '../../en/config/layers.ts';
import type { Translation } from '../../message.ts';

/** Without an article where they can be, as they stand after a colon. */
const names: Readonly<Record<Layer, string>> = {
  default: 'Vorgabe von Codex',
  packaged: 'Vorgaben des Codex-Pakets',
  system: 'config.toml des Systems',
  cloud: 'Cloud-Konfiguration deiner Organisation',
  user: 'deine config.toml',
  profile: 'dein Profil',
  project: '.codex/config.toml dieses Projekts',
  flags: 'Option -c',
  managed: 'managed_config.toml',
  'managed-mdm': 'verwaltete Einstellungen dieses Mac',
  'requirements-system': 'requirements.toml',
  'requirements-cloud': 'Cloud-Auflagen deiner Organisation',
  'requirements-managed': 'managed_config.toml, als Auflagen gelesen',
  'requirements-mdm': 'verwaltete Auflagen dieses Mac',
};

export const layers: Translation<typeof english> = {
  'layers.name': ({ layer }) => names[layer],
  'layers.named': ({ layer, name }) => `${names[layer]} „${name}“`,
  'layers.says-so': ({ layer }) => `festgelegt in: ${layer}`,
  'layers.says-so-at': ({ layer, line }) => `festgelegt in: ${layer}, Zeile ${line}`,
  'layers.at-line': ({ layer, line }) => `${layer} (Zeile ${line})`,
  'layers.merged': () => 'die zusammengeführte Konfiguration',
};
