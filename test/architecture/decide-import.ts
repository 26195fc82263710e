import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { layerOf } from './layers.ts';

export type ImportDecision =
  | { readonly state: 'allowed' }
  | { readonly state: 'forbidden'; readonly reason: string };

const allowed: ImportDecision = { state: 'allowed' };
const forbidden = (reason: string): ImportDecision => ({ state: 'forbidden', reason });

/**
 * Whether a file may import what it names. Null stands for a specifier that is computed at run time.
 * A type counts like a value: what a layer cannot name it cannot depend on.
 */
export function decideImport(file: string, specifier: string | null): ImportDecision {
  const layer = layerOf(file);
  if (layer === null) return forbidden(`${file} belongs to no layer`);
  if (specifier === null) return forbidden('only literal specifiers can be checked');
  if (isRelative(specifier)) {
    const target = resolveRelative(file, specifier);
    const there = layerOf(target);
    if (there === null) {
      return layer.files.includes(target) ? allowed : forbidden(`${target} belongs to no layer`);
    }
    return layer.layers.includes(there.folder)
      ? allowed
      : forbidden(`${layer.folder} may not import ${there.folder}`);
  }
  if (isBuiltin(specifier)) {
    if (!specifier.startsWith('node:')) return forbidden(`write node:${specifier}`);
    return layer.node ? allowed : forbidden(`${layer.folder} may not import Node's modules`);
  }
  const name = packageOf(specifier);
  return layer.packages.includes(name) ? allowed : forbidden(`${layer.folder} may not import ${name}`);
}

export function isRelative(specifier: string): boolean {
  return /^\.\.?(?:\/|$)/.test(specifier);
}

/** The imported file relative to the repository, without the query that a bundler reads. */
export function resolveRelative(file: string, specifier: string): string {
  return posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''));
}

function packageOf(specifier: string): string {
  const [scope = '', name = ''] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}
