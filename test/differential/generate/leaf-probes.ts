import { MOST_MOMENT } from '../../../build/codex-drift/config-rules/ranges.ts';
import { Bare, documentOf, type Probe } from '../../../build/codex-drift/config-rules/toml-text.ts';
import type { Rule, TableRule } from '../../../electron/core/config/schema/rule.ts';

/** One document that puts one value at one key. */
export interface LeafProbe {
  /** As a person writes it: `mcp_servers.*.command`. */
  readonly name: string;
  /** What is tried there: `wrong type`, `below`, … */
  readonly what: string;
  readonly document: string;
}

type Table = { readonly [key: string]: Probe };
type Around = (value: Probe) => Table;

/** Keys that stand for any key of a table, where not every one will do. */
const anyKey: Readonly<Record<string, string>> = {
  filesystem: '/zz',
  domains: 'zz.example',
  unix_sockets: '/zz',
};

/** What has to be beside a key at the top for the rest to be valid. */
const besideConfig: Readonly<Record<string, Table>> = {
  permissions: { default_permissions: ':workspace' },
};

const allowed = { allowed_permission_profiles: { ':workspace': true, ':read-only': true } };

const besideRequirements: Readonly<Record<string, Table>> = {
  permissions: { ...allowed, default_permissions: ':workspace' },
  default_permissions: allowed,
};

const whole = 2n ** 63n;

/**
 * Documents that put at every leaf of a file's rules a wrong type, an unknown word, a number below and
 * beyond what is taken and beyond 64 bits, and right values too. All else in them is right.
 */
export function leafProbes(rule: Rule, of: 'config' | 'requirements' = 'config'): LeafProbe[] {
  const beside = of === 'config' ? besideConfig : besideRequirements;
  const probes: LeafProbe[] = [];
  const visit = (one: Rule, name: string, around: Around, depth: number): void => {
    const add = (what: string, value: Probe) =>
      probes.push({ name, what, document: documentOf(around(value)) });
    if (name !== '') {
      for (const [what, value] of valuesFor(one)) add(what, value);
    }
    if (depth > 40) return;
    inside(one, name, around, beside, (inner, key, place) => visit(inner, key, place, depth + 1));
  };
  visit(rule, '', (value) => value as Table, 0);
  return probes;
}

function inside(
  rule: Rule,
  name: string,
  around: Around,
  beside: Readonly<Record<string, Table>>,
  visit: (rule: Rule, name: string, around: Around) => void,
): void {
  const at = (key: string) => (name === '' ? key : `${name}.${key}`);
  switch (rule.is) {
    case 'table': {
      const base = requiredOf(rule);
      for (const [key, inner] of Object.entries(rule.fields ?? {})) {
        const extra = name === '' ? (beside[key] ?? {}) : {};
        visit(inner, at(key), (value) => around({ ...extra, ...base, ...partner(name, key), [key]: value }));
      }
      if (rule.each !== undefined) {
        const key = anyKey[name.split('.').at(-1) ?? ''] ?? 'zz-key';
        visit(rule.each, at('*'), (value) => around({ [key]: value }));
      }
      return;
    }
    case 'list':
      visit(rule.each, `${name}[]`, (value) => around([value]));
      return;
    case 'variant':
      for (const [word, inner] of Object.entries(rule.tables ?? {}))
        visit(inner, at(word), (value) => around({ [word]: value }));
      return;
    case 'tagged':
      for (const [word, inner] of Object.entries(rule.tables)) {
        if (inner.is !== 'table') continue;
        visit(inner, `${name}<${word}>`, (value) =>
          around(isPlainTable(value) ? { [rule.tag]: word, ...value } : value),
        );
      }
      return;
    case 'either':
      for (const [index, inner] of rule.of.entries()) {
        if (inner.is === 'table' || inner.is === 'list') visit(inner, `${name}|${index}`, around);
      }
  }
}

/** Servers and providers need more than their rules say. */
function partner(name: string, key: string): Table {
  if (/(?:^|\.)mcp_servers\.\*$/.test(name)) {
    const isReached =
      /^(?:auth|bearer_token_env_var|env_http_headers|http_headers|http_headers_helper|oauth|oauth_resource|url)$/;
    return isReached.test(key) ? { url: 'http://127.0.0.1:9' } : { command: 'zz' };
  }
  if (name === 'model_providers.*')
    return key === 'gateway_oauth' ? { name: 'zz', base_url: 'https://zz.example' } : { name: 'zz' };
  return {};
}

function isPlainTable(value: Probe): value is Table {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Bare);
}

function valuesFor(rule: Rule): [string, Probe][] {
  const wrong = wrongTypes(rule);
  switch (rule.is) {
    case 'integer': {
      const [min, max] = [BigInt(rule.min), BigInt(rule.max)];
      return [
        ...wrong,
        ['least', min],
        ['most', max],
        ...(min > -whole ? ([['below', min - 1n]] as const) : []),
        // Whether a little more is taken depends on the computer.
        ...(max < whole - 1n && max !== MOST_MOMENT ? ([['beyond', max + 1n]] as const) : []),
        ['beyond 64 bits', whole],
        ['below 64 bits', -whole - 1n],
      ].map(([what, value]) => [what as string, value as Probe]);
    }
    case 'number':
      return [
        ...wrong,
        ['negative', -0.5],
        ['integer', 3n],
        ['float', 2.5],
        ['huge', 1e300],
        ['no number', Number.NaN],
      ];
    case 'variant': {
      const [word = ''] = rule.words;
      return [
        ...wrong,
        ['unknown word', 'zz-unknown'],
        ['capitals', word.toUpperCase()],
        ...rule.words.map((one): [string, Probe] => ['word', one]),
        ['word as table', { [word]: {} }],
      ];
    }
    case 'text':
      return [
        ...wrong,
        ['text', 'zz'],
        ['empty', ''],
        ['date', new Bare('1979-05-27')],
        ['absolute', '/zz'],
        ['key', 'ctrl-a'],
      ];
    case 'table':
      return [
        ...wrong,
        ['unknown key', { ...requiredOf(rule), 'zz-unknown': 'zz' }],
        ['nothing in it', {}],
        ['short list', [true]],
      ];
    case 'tagged':
      return [...wrong, ['no tag', { zz: 1n }], ['unknown tag', { [rule.tag]: 'zz-unknown' }]];
    default:
      return wrong;
  }
}

const kinds: readonly [string, Probe][] = [
  ['boolean', true],
  ['number', 7n],
  ['float', 1.5],
  ['text', 'zz-unknown'],
  ['list', []],
  ['list of numbers', [7n]],
  ['list of texts', ['zz']],
  ['table', {}],
  ['table of text', { zz: 'zz' }],
];

function wrongTypes(_rule: Rule): [string, Probe][] {
  return kinds.map(([kind, value]) => [`as ${kind}`, value]);
}

/** A table of all that must be there. */
function requiredOf({ required = [], fields = {} }: TableRule): Record<string, Probe> {
  return Object.fromEntries(required.map((key) => [key, sampleOf(fields[key] ?? { is: 'any' })]));
}

/** A value that a rule takes. */
export function sampleOf(rule: Rule): Probe {
  switch (rule.is) {
    case 'any':
    case 'boolean':
      return true;
    case 'integer':
      return BigInt(rule.min) <= 7n && BigInt(rule.max) >= 7n ? 7n : BigInt(rule.min);
    case 'number':
      return 1.5;
    case 'text':
      return rule.form === 'keybinding' ? 'a' : rule.form?.startsWith('absolute') || rule.path ? '/zz' : 'zz';
    case 'variant': {
      const [word] = rule.words;
      const [[key, inner] = []] = Object.entries(rule.tables ?? {});
      return word ?? (key === undefined || inner === undefined ? '' : { [key]: sampleOf(inner) });
    }
    case 'list':
      return [];
    case 'table':
      return requiredOf(rule);
    case 'tagged': {
      const [[word, inner] = []] = Object.entries(rule.tables);
      return { [rule.tag]: word ?? '', ...(inner?.is === 'table' ? requiredOf(inner) : {}) };
    }
    case 'either':
      return sampleOf(rule.of[0] ?? { is: 'any' });
    default:
      return true;
  }
}
