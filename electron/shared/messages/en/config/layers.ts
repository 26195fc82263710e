import type { Layer } from '../../../origin.ts';
import { type Clause, messageMaker } from '../../message.ts';

const names: Readonly<Record<Layer, string>> = {
  default: "Codex's own default",
  packaged: "Codex's packaged defaults",
  system: 'the system config.toml',
  cloud: "your organisation's cloud config",
  user: 'your config.toml',
  profile: 'your profile',
  project: "this project's .codex/config.toml",
  flags: 'a -c option',
  managed: 'managed_config.toml',
  'managed-mdm': 'the managed preferences of this Mac',
  'requirements-system': 'requirements.toml',
  'requirements-cloud': "your organisation's cloud requirements",
  'requirements-managed': 'managed_config.toml, read as requirements',
  'requirements-mdm': 'the managed requirements of this Mac',
};

/** Layers of the configuration in the middle of a sentence. */
export const layers = {
  'layers.name': ({ layer }: { layer: Layer }) => names[layer],
  'layers.named': ({ layer, name }: { layer: Layer; name: string }) => `${names[layer]} "${name}"`,
  'layers.says-so': ({ layer }: { layer: Clause }) => `${layer} says so`,
  'layers.says-so-at': ({ layer, line }: { layer: Clause; line: number }) => `${layer} says so, line ${line}`,
  'layers.at-line': ({ layer, line }: { layer: Clause; line: number }) => `${layer} (line ${line})`,
  'layers.merged': () => 'the merged configuration',
};

export const layersMessage = messageMaker(layers);
