import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../setup/temporary-folder.ts';
import { layers } from './layers.ts';
import { allowedImports, forbiddenImports } from './sample-imports.ts';

const config = fileURLToPath(new URL('../../biome.json', import.meta.url));
const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

interface Diagnostic {
  readonly category: string;
  readonly location: { readonly path: string };
}

/** Runs the repository's own lint over one file for each import; returns the files that it refuses. */
function refused(imports: readonly (readonly [file: string, specifier: string])[]): string[] {
  const folder = realpathSync(temporaryFolder());
  copyFileSync(config, join(folder, 'biome.json'));
  for (const [index, [file, specifier]] of imports.entries()) {
    const path = join(folder, nameOf(file, index));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `export * from '${specifier}';\n`);
  }
  const options = ['--reporter=json', '--vcs-enabled=false', '--max-diagnostics=none'];
  const args = [biome, 'lint', '--only=style/noRestrictedImports', ...options, '.'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  if (!stdout.startsWith('{')) throw new Error(`Lint gave no report: ${stderr}`);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return [...new Set(diagnostics.map(({ location }) => location.path))].toSorted();
}

/** One file for each sample, in the folder that the sample names. */
function nameOf(file: string, index: number): string {
  return file.replace(/x\.tsx?$/, `x${String(index).padStart(2, '0')}.ts`);
}

it('refuses each forbidden import by itself', () => {
  const expected = forbiddenImports.map(([file], index) => nameOf(file, index));
  expect(refused(forbiddenImports)).toEqual(expected.toSorted());
});

it('refuses no allowed import', () => {
  expect(refused(allowedImports)).toEqual([]);
});

it('knows the same packages as the import graph', () => {
  const names = [...new Set(layers.flatMap(({ packages }) => packages))];
  const every = layers.flatMap(({ folder, packages }) =>
    names.map((name) => ({ sample: [`${folder}/x.ts`, name] as const, allowed: packages.includes(name) })),
  );
  const expected = every.flatMap(({ sample: [file], allowed }, index) =>
    allowed ? [] : [nameOf(file, index)],
  );
  expect(refused(every.map(({ sample }) => sample))).toEqual(expected.toSorted());
});
