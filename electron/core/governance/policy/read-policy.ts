import { TomlDate } from 'smol-toml';
import { valueMessage } from '../../../shared/messages/en/glance/value.ts';
import { policyMessage } from '../../../shared/messages/en/governance/policy.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { closestTo } from '../../collections/closest.ts';
import { lineOf, type Statement } from '../../config/toml/key-lines.ts';
import {
  dottedKey,
  isTable,
  type KeyPath,
  parseToml,
  type TomlTable,
  type TomlValue,
} from '../../config/toml/toml.ts';
import { type FieldValue, readField, textFault } from './field.ts';
import {
  type CheckLevel,
  checkLevels,
  POLICY_FORMAT,
  type PolicyPlace,
  type RuleShape,
  type Waiver,
} from './policy.ts';
import { PolicyError } from './policy-error.ts';

/** One policy file as it is written, before what it extends. */
export interface WrittenPolicy {
  readonly name: string | null;
  /** A policy that comes with Glance, or a file. */
  readonly extends: string | null;
  readonly rules: ReadonlyMap<string, WrittenRule>;
  readonly waivers: readonly Waiver[];
  /** Where the file says what it extends; null where it extends nothing. */
  readonly extendsLine: number | null;
}

export interface WrittenRule {
  /** `off` takes the rule out of what is extended; null leaves the level as it is. */
  readonly level: CheckLevel | 'off' | null;
  readonly paths: readonly string[] | null;
  readonly options: Readonly<Record<string, FieldValue>>;
  readonly place: PolicyPlace;
}

const topKeys = ['policy', 'name', 'extends', 'rules', 'waivers'];
const waiverKeys = ['rule', 'reason', 'until', 'paths'];

/**
 * Reads the text of a policy. Strict: a key that there is not, and a value of another kind, is an error.
 *
 * @throws PolicyError with the file and line of the first mistake.
 */
export function readPolicy(text: string, file: string, catalogue: readonly RuleShape[]): WrittenPolicy {
  const parsed = parseToml(text);
  if (!parsed.ok)
    throw new PolicyError(file, parsed.line, policyMessage('policy.syntax', { message: parsed.message }));
  const { table, lines, statements } = parsed;
  const at = (path: KeyPath): number => lineOf(lines, path) ?? 1;
  const fail = (path: KeyPath, what: Message, line = at(path)): never => {
    throw new PolicyError(file, line, policyMessage('policy.value', { key: dottedKey(path), what }));
  };
  const textAt = (key: string): string | null => {
    const written = table[key];
    if (written === undefined) return null;
    const fault = textFault(written);
    return fault === null ? (written as string) : fail([key], fault);
  };
  refuseUnknown(table, [], topKeys, fail);
  if (table.policy === undefined)
    throw new PolicyError(file, 1, policyMessage('policy.no-format', { format: POLICY_FORMAT }));
  if (table.policy !== POLICY_FORMAT)
    fail(['policy'], valueMessage('value.one-of', { options: [JSON.stringify(POLICY_FORMAT)] }));
  return {
    name: textAt('name'),
    extends: textAt('extends'),
    extendsLine: table.extends === undefined ? null : at(['extends']),
    rules: readRules(table.rules),
    waivers: readWaivers(table.waivers),
  };

  function readRules(written: TomlValue | undefined): Map<string, WrittenRule> {
    const rules = new Map<string, WrittenRule>();
    if (written === undefined) return rules;
    if (!isTable(written)) return fail(['rules'], valueMessage('value.table'));
    for (const [id, rule] of Object.entries(written)) {
      const path = ['rules', id];
      const shape = shapeOf(id, path);
      if (!isTable(rule)) return fail(path, valueMessage('value.table'));
      rules.set(id, readRule(rule, shape, path));
    }
    return rules;
  }

  function readRule(rule: TomlTable, shape: RuleShape, path: KeyPath): WrittenRule {
    const { fields } = shape;
    refuseUnknown(rule, path, ['level', 'paths', ...Object.keys(fields)], fail);
    const options: Record<string, FieldValue> = {};
    for (const [name, field] of Object.entries(fields)) {
      const value = rule[name];
      if (value === undefined) continue;
      const read = readField(field, value);
      if (!read.ok) return fail([...path, name], read.message);
      options[name] = read.value;
    }
    const level = rule.level === undefined ? null : readLevel(rule.level, [...path, 'level']);
    const paths =
      rule.paths === undefined ? null : readTexts(rule.paths, [...path, 'paths'], at([...path, 'paths']));
    return { level, paths, options, place: { file, line: at(path) } };
  }

  function readLevel(written: TomlValue, path: KeyPath): CheckLevel | 'off' {
    const words = [...checkLevels, 'off'] as const;
    const found = words.find((word) => word === written);
    return (
      found ??
      fail(path, valueMessage('value.one-of', { options: words.map((word) => JSON.stringify(word)) }))
    );
  }

  function readTexts(written: TomlValue, path: KeyPath, line: number): readonly string[] {
    const read = readField({ is: 'texts', about: '', default: [] }, written);
    return read.ok ? (read.value as readonly string[]) : fail(path, read.message, line);
  }

  function readWaivers(written: TomlValue | undefined): Waiver[] {
    if (written === undefined) return [];
    if (!Array.isArray(written)) return fail(['waivers'], valueMessage('value.list'));
    const headers = headerLines(text, statements, 'waivers');
    return written.map((waiver, index) => {
      const line = headers[index] ?? at(['waivers']);
      if (!isTable(waiver)) return fail(['waivers'], valueMessage('value.table'), line);
      return readWaiver(waiver, line);
    });
  }

  function readWaiver(waiver: TomlTable, line: number): Waiver {
    const failAt = (path: KeyPath, what: Message) => fail(path, what, line);
    refuseUnknown(waiver, ['waivers'], waiverKeys, failAt);
    const { rule, reason, until, paths } = waiver;
    for (const [key, value] of Object.entries({ rule, reason, until })) {
      if (value === undefined) return failAt(['waivers', key], valueMessage('value.missing'));
    }
    for (const [key, value] of Object.entries({ rule, reason })) {
      const fault = textFault(value);
      if (fault !== null) return failAt(['waivers', key], fault);
    }
    const day = until instanceof TomlDate ? until.toISOString() : until;
    if (typeof day !== 'string' || !isDay(day))
      return failAt(['waivers', 'until'], valueMessage('value.day'));
    shapeOf(rule as string, ['waivers', 'rule'], line);
    return {
      rule: rule as string,
      reason: reason as string,
      until: day,
      paths: paths === undefined ? [] : readTexts(paths, ['waivers', 'paths'], line),
      place: { file, line },
    };
  }

  function shapeOf(id: string, path: KeyPath, line?: number): RuleShape {
    const shape = catalogue.find((one) => one.id === id);
    if (shape !== undefined) return shape;
    const nearest = closestTo(
      id,
      catalogue.map((one) => one.id),
    );
    return fail(path, policyMessage('policy.no-such-rule', { id, nearest }), line);
  }
}

type Fail = (path: KeyPath, what: Message) => never;

function refuseUnknown(table: TomlTable, path: KeyPath, known: readonly string[], fail: Fail): void {
  const unknown = Object.keys(table).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  fail([...path, unknown], policyMessage('policy.no-such-key', { nearest: closestTo(unknown, known) }));
}

/** The lines of the headers of a list of tables, in order. */
function headerLines(text: string, statements: readonly Statement[], key: string): number[] {
  let line = 1;
  let end = text.indexOf('\n');
  return statements
    .filter((one) => one.is === 'list-header' && one.key.length === 1 && one.key[0] === key)
    .map(({ from }) => {
      for (; end >= 0 && end < from; end = text.indexOf('\n', end + 1)) line += 1;
      return line;
    });
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}
