type SampleImport = readonly [file: string, specifier: string];

/** Imports that break a rule, each rule at least once. */
export const forbiddenImports: readonly SampleImport[] = [
  ['electron/shared/x.ts', 'node:path'],
  ['electron/shared/x.ts', 'electron'],
  ['electron/shared/x.ts', 'react'],
  ['electron/shared/x.ts', '../core/glance.ts'],
  ['electron/shared/x.ts', '../../renderer/app/app.tsx'],
  ['electron/core/x.ts', 'electron'],
  ['electron/core/x.ts', 'react'],
  ['electron/core/x.ts', '@scope/name'],
  ['electron/core/x.ts', 'fs'],
  ['electron/core/x.ts', '../main/tray-host.ts'],
  ['electron/core/usage/x.ts', '../../web/web-host.ts'],
  ['electron/core/x.ts', '../cli/run.ts'],
  ['electron/main/x.ts', 'react'],
  ['electron/main/x.ts', '../web/web-host.ts'],
  ['electron/main/x.ts', '../cli/run.ts'],
  ['electron/main/x.ts', '../preload/index.ts'],
  ['electron/preload/x.ts', '../core/glance.ts'],
  ['electron/preload/x.ts', 'node:fs'],
  ['electron/web/x.ts', 'electron'],
  ['electron/web/x.ts', '../main/index.ts'],
  ['electron/web/x.ts', '../cli/run.ts'],
  ['electron/cli/x.ts', 'electron'],
  ['electron/cli/x.ts', '../main/index.ts'],
  ['renderer/x.tsx', 'electron'],
  ['renderer/x.tsx', 'node:fs'],
  ['renderer/x.tsx', 'valibot'],
  ['renderer/x.tsx', '../electron/core/glance.ts'],
  ['renderer/live/x.tsx', '../../electron/main/index.ts'],
];

/** Forbidden imports that only the resolved path gives away, which lint does not see. */
export const forbiddenTargets: readonly (readonly [file: string, specifier: string | null])[] = [
  ['electron/core/x.ts', '../fakes/clock.ts'],
  ['electron/core/x.ts', '../../package.json'],
  ['electron/core/x.ts', null],
  ['electron/stray.ts', './shared/snapshot.ts'],
];

export const allowedImports: readonly SampleImport[] = [
  ['electron/shared/schema/x.ts', 'valibot'],
  ['electron/shared/x.ts', '../../package.json'],
  ['electron/core/x.ts', 'zustand/vanilla'],
  ['electron/core/x.ts', 'node:fs/promises'],
  ['electron/core/usage/x.ts', '../../shared/tokens.ts'],
  ['electron/main/x.ts', 'electron'],
  ['electron/cli/x.ts', '../web/web-host.ts'],
  ['renderer/x.tsx', './x.module.css?inline'],
  ['renderer/x.tsx', 'react-dom/client'],
];
