import type { WatchTargets } from '../platform/ports.ts';
import { configContext, type Services } from './services.ts';

/** Returns what is watched for some services; `settingsFile` is Glance's own. */
export function watchTargets(services: Services, settingsFile: string): WatchTargets {
  const { config, environment, health, live, usage, organisation } = services;
  return {
    folders: usage.watchFolders(),
    files: [
      ...config.watchPaths(),
      environment.file,
      ...health.watchPaths(),
      ...(live?.watchPaths() ?? []),
      ...organisation.watchPaths(),
      settingsFile,
    ],
  };
}

/** Reads what changed into the services. `paths`: absolute. */
export async function readChanges(services: Services, paths: readonly string[]): Promise<void> {
  const { usage, config, editor, drift, risk, environment, health, live, organisation } = services;
  if (paths.includes(environment.file)) await environment.read();
  await organisation.changed(paths);
  await usage.changed(paths);
  // A session may be the first of another Codex, which has other rules.
  if (paths.some((path) => config.concerns(path)) || !config.isReadFor(configContext(services))) {
    await config.read(configContext(services));
    await Promise.all([editor.look(), drift.observe()]);
    await risk.read();
  }
  for (const path of paths) live?.changed(path);
  if (health.watchPaths().some((log) => paths.includes(log))) health.logChanged();
}
