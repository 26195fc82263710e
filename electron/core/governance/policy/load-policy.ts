import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { policyMessage } from '../../../shared/messages/en/governance/policy.ts';
import { isMissing, loadRegularFile } from '../../platform/reading/regular-file.ts';
import { whyUnreadable } from '../../platform/reading/why-unreadable.ts';
import type { Field, FieldValue } from './field.ts';
import type { Policy, PolicyRule, RuleShape } from './policy.ts';
import { PolicyError } from './policy-error.ts';
import { readPolicy, type WrittenPolicy } from './read-policy.ts';

/** How many files may extend each other. */
const MOST_FILES = 8;

/** What a policy is read with. */
export interface PolicyBasis {
  readonly catalogue: readonly RuleShape[];
  /** The policies that come with Glance, by name. */
  readonly ready: Readonly<Record<string, Policy>>;
}

/** True for a word that names no file: one without a dot and without a separator. */
export function isPolicyName(word: string): boolean {
  return /^[\w-]+$/.test(word);
}

/**
 * Loads a policy that comes with Glance by its name, else a file with all that it extends. A file may extend only what
 * lies in its own folder or below, also by links.
 *
 * @throws PolicyError where a file cannot be read or is no policy.
 */
export async function loadPolicy(named: string, basis: PolicyBasis): Promise<Policy> {
  const ready = Object.hasOwn(basis.ready, named) ? basis.ready[named] : undefined;
  if (ready !== undefined) return ready;
  const file = path.resolve(named);
  const root = path.dirname(await realpath(file).catch(() => file));
  return loadFile(file, root, [], basis);
}

async function loadFile(
  file: string,
  root: string,
  seen: readonly string[],
  basis: PolicyBasis,
): Promise<Policy> {
  const written = readPolicy(await textOf(file), file, basis.catalogue);
  const { extends: base, extendsLine } = written;
  if (base === null) return merge(null, written, file, basis.catalogue);
  const ready = Object.hasOwn(basis.ready, base) ? basis.ready[base] : undefined;
  if (ready !== undefined) return merge(ready, written, file, basis.catalogue);
  const fail = (what: Parameters<typeof policyMessage>[0] & `policy.extends${string}`) => {
    throw new PolicyError(file, extendsLine, policyMessage(what));
  };
  if (isPolicyName(base)) {
    const names = Object.keys(basis.ready);
    throw new PolicyError(file, extendsLine, policyMessage('policy.no-such-policy', { name: base, names }));
  }
  const below = path.resolve(path.dirname(file), base);
  const real = await realpath(below).catch(() => below);
  if (!isWithin(below, root) || !isWithin(real, root)) return fail('policy.extends.outside');
  const own = await realpath(file);
  if (seen.includes(real) || real === own) return fail('policy.extends.circle');
  if (seen.length + 1 >= MOST_FILES) return fail('policy.extends.deep');
  return merge(await loadFile(real, root, [...seen, own], basis), written, file, basis.catalogue);
}

function isWithin(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

async function textOf(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      await loadRegularFile(file, 'policy'),
    );
  } catch (error) {
    if (isMissing(error)) throw new PolicyError(file, null, policyMessage('policy.missing'));
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw new PolicyError(file, null, policyMessage('policy.not-utf-8'));
    }
    throw new PolicyError(file, null, whyUnreadable(error, 'policy'));
  }
}

/** Puts what a file says over what it extends: options one by one, lists whole. */
function merge(
  base: Policy | null,
  written: WrittenPolicy,
  file: string,
  catalogue: readonly RuleShape[],
): Policy {
  const rules = catalogue.flatMap((shape): PolicyRule[] => {
    const below = base?.rules.find(({ id }) => id === shape.id);
    const own = written.rules.get(shape.id);
    if (own === undefined) return below === undefined ? [] : [below];
    if (own.level === 'off') return [];
    return [
      {
        id: shape.id,
        level: own.level ?? below?.level ?? shape.level,
        paths: own.paths ?? below?.paths ?? [],
        options: { ...defaultsOf(shape), ...below?.options, ...own.options },
        place: own.place,
      },
    ];
  });
  return {
    name: written.name ?? path.basename(file).replace(/\.toml$/i, ''),
    file,
    rules,
    waivers: [...written.waivers, ...(base?.waivers ?? [])],
  };
}

/** The options of a rule of which a policy says nothing. */
export function defaultsOf({ fields }: RuleShape): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]: [string, Field]) => [name, field.default]),
  );
}
