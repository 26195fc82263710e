/**
 * Writes the dashboards of `assets/dashboards/`. Run it after changing a source in `build/dashboards/`, and commit what
 * it writes.
 *
 * Usage: node build/dashboards.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dashboardFiles } from './dashboards/files.ts';

for (const [name, text] of Object.entries(dashboardFiles())) {
  const file = fileURLToPath(new URL(`../assets/dashboards/${name}`, import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
