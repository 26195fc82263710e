import { type ConfigInput, configFiles, pathOf } from './input.ts';
import { managedPreferenceFiles } from './mac-preferences.ts';

/**
 * Returns every file whose appearance, change or end can change the stack, including those that do not exist. The
 * markers of a project's root are left out: every folder above `cwd` is watched for its `.codex`.
 */
export function configWatchPaths(input: ConfigInput): string[] {
  const files = configFiles(input);
  const fixed = [
    files.system,
    files.systemRequirements,
    files.managed,
    files.cloudCache,
    files.user,
    ...(files.profile === null ? [] : [files.profile]),
    ...(input.platform === 'darwin' ? managedPreferenceFiles(input.env.USER) : []),
  ];
  const { cwd } = input;
  if (cwd === null) return fixed;
  const paths = pathOf(input.platform);
  const projects = ancestorsOf(cwd, paths.dirname)
    .map((folder) => paths.join(folder, '.codex', 'config.toml'))
    // The folder above a home is no project: its `.codex` is the home itself.
    .filter((file) => paths.normalize(file) !== paths.normalize(files.user));
  return [...fixed, ...projects];
}

function ancestorsOf(folder: string, dirname: (path: string) => string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestorsOf(parent, dirname)];
}
