import path from 'node:path';
import type { AuthKind } from '../../../shared/usage.ts';

/**
 * Reads a value of the macOS preference domain `com.openai.codex`: base64 of a TOML text, or null where it is
 * not set. Rejects where that cannot be found out, with the reason as a clause.
 */
export type MdmReader = (key: 'config_toml_base64' | 'requirements_toml_base64') => Promise<string | null>;

/** Which Codex is asked about, and where it would look. */
export interface ConfigInput {
  /** Absolute. */
  readonly codexHome: string;
  /** Absolute. The folder whose project layers count; null for none. */
  readonly cwd: string | null;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where system files stand on macOS and Linux. Default `/etc/codex`. */
  readonly etcDir?: string;
  /** Windows: the ProgramData folder. Default from the environment, else `C:\ProgramData`. */
  readonly programData?: string;
  /** Null where not known: the rules of the newest known version then apply. */
  readonly codexVersion: string | null;
  /** The profile that `-p` would select. */
  readonly profile?: string;
  /** Values of `-c` options, each `key=value`. */
  readonly flags?: readonly string[];
  /** The sign-in kind, which decides whether Codex reads cloud config at all. Left out: not known. */
  readonly auth?: AuthKind;
  /** The plan that the server named last, which decides the same. Null or left out: not known. */
  readonly plan?: string | null;
  /** Default on macOS: the system's own tools. */
  readonly readMdm?: MdmReader;
  /** Milliseconds since the epoch, to tell stale copies. Default: the current time. */
  readonly now?: number;
}

/** The fixed files of the stack. All absolute. */
export interface ConfigFiles {
  readonly system: string;
  readonly systemRequirements: string;
  readonly managed: string;
  readonly cloudCache: string;
  readonly user: string;
  readonly profile: string | null;
}

/** Returns where Codex looks, by platform. Source: `config/src/loader/mod.rs` and `layer_io.rs`. */
export function configFiles(input: ConfigInput): ConfigFiles {
  const { join } = pathOf(input.platform);
  const home = input.codexHome;
  const windows = input.platform === 'win32';
  const programData =
    input.programData ?? input.env.ProgramData ?? input.env.PROGRAMDATA ?? 'C:\\ProgramData';
  const systemDir = windows ? join(programData, 'OpenAI', 'Codex') : (input.etcDir ?? '/etc/codex');
  return {
    system: join(systemDir, 'config.toml'),
    systemRequirements: join(systemDir, 'requirements.toml'),
    // On Windows Codex used to read this file and now only warns that it exists.
    managed: join(windows ? home : systemDir, 'managed_config.toml'),
    cloudCache: join(home, 'cloud-config-bundle-cache.json'),
    user: join(home, 'config.toml'),
    profile: input.profile === undefined ? null : join(home, `${input.profile}.config.toml`),
  };
}

/** Returns the path rules of a platform, so that Windows paths can be reasoned about anywhere. */
export function pathOf(platform: NodeJS.Platform): path.PlatformPath {
  return platform === 'win32' ? path.win32 : path.posix;
}
