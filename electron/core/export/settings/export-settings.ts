import * as v from 'valibot';
import { valueMessage } from '../../../shared/messages/en/glance/value.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { isTable, parseToml, plainValue, type TomlTable } from '../../config/toml/toml.ts';
import { issueMessage } from '../../platform/issue-message.ts';
import { secretRefSchema } from '../secrets/read-secret.ts';
import { type TargetSettings, targetKinds } from '../targets/target-kinds.ts';
import { tableLines } from './table-lines.ts';

/** The table `[exporting]`: what holds for all targets. Keys are as in the file. */
const generalSchema = v.strictObject({
  /** False stops every target and the reading of sources. */
  enabled: v.exactOptional(v.boolean(), true),
  /** How a project is named: by its folder's name, by a salted hash, or not at all. */
  project: v.exactOptional(v.picklist(['name', 'hash', 'none']), 'hash'),
  /** A salt that several machines share, so that a project has the same hash on all; null for this machine's own. */
  salt: v.exactOptional(v.nullable(secretRefSchema), null),
  host: v.exactOptional(v.boolean(), false),
  user: v.exactOptional(v.boolean(), false),
  /** The most records that wait. While so many do, no more are made of what happened. */
  max_queued: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1_000)), 1_000_000),
  /** How old what happened before the first start may be to be exported, in days. */
  first_days: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3_650)), 30),
});

export type ExportGeneral = Readonly<v.InferOutput<typeof generalSchema>>;

/** Something in the settings that keeps a target, or all, from being in force. */
export interface ExportProblem {
  /** The target's name; null where it has none, or the table `[exporting]` is meant. */
  readonly target: string | null;
  /** As in the file, such as `export.url`. */
  readonly key: string;
  /** 1-based; null where it is not known. */
  readonly line: number | null;
  readonly message: Message;
}

export interface ExportSettings {
  readonly general: ExportGeneral;
  /** Those that are valid, in the order of the file; also those that are not enabled. */
  readonly targets: readonly TargetSettings[];
  readonly problems: readonly ExportProblem[];
}

/**
 * Reads `[exporting]` and `[[export]]` from the text of the settings. Never throws. A target with a problem is left
 * out; with a problem in `[exporting]` nothing is exported, as it might have said so.
 */
export function readExportSettings(text: string): ExportSettings {
  const general = v.parse(generalSchema, {});
  const parsed = parseToml(text);
  if (!parsed.ok) {
    const { line, message } = parsed;
    const problem = { target: null, key: 'settings.toml', line, message };
    return { general: { ...general, enabled: false }, targets: [], problems: [problem] };
  }
  const lines = tableLines(text);
  const problems: ExportProblem[] = [];
  const { exporting = {}, export: list = [] } = parsed.table;
  const read = v.safeParse(generalSchema, plainValue(exporting));
  if (!read.success) {
    const [issue] = read.issues;
    const key = v.getDotPath(issue);
    problems.push({
      target: null,
      key: key === null ? 'exporting' : `exporting.${key}`,
      line: lines.of('exporting', 0, key),
      message: issueMessage(issue),
    });
  }
  if (!Array.isArray(list)) {
    problems.push({
      target: null,
      key: 'export',
      line: lines.of('export', 0, null),
      message: valueMessage('value.list'),
    });
  }
  const targets: TargetSettings[] = [];
  (Array.isArray(list) ? list : []).forEach((table, index) => {
    const target = readTarget(table);
    if (target.ok && !targets.some(({ name }) => name === target.settings.name)) {
      targets.push(target.settings);
      return;
    }
    const key = target.ok ? 'name' : target.key;
    const message = target.ok ? valueMessage('value.name-twice') : target.message;
    problems.push({
      target: isTable(table) && typeof table.name === 'string' ? table.name : null,
      key: key === null ? 'export' : `export.${key}`,
      line: lines.of('export', index, key),
      message,
    });
  });
  return {
    general: read.success ? read.output : { ...general, enabled: false },
    targets,
    problems,
  };
}

type ReadTarget =
  | { readonly ok: true; readonly settings: TargetSettings }
  | { readonly ok: false; readonly key: string | null; readonly message: Message };

function readTarget(table: unknown): ReadTarget {
  if (!isTable(table)) return { ok: false, key: null, message: valueMessage('value.table') };
  const { to } = table;
  if (typeof to !== 'string' || !Object.hasOwn(targetKinds, to)) {
    const options = Object.keys(targetKinds);
    return { ok: false, key: 'to', message: valueMessage('value.one-of', { options }) };
  }
  return parseTarget(plainValue(table) as TomlTable);
}

/** Checks the settings of one target, given as the file has them. */
export function parseTarget(table: { readonly [key: string]: unknown }): ReadTarget {
  const { schema } = targetKinds[table.to as keyof typeof targetKinds];
  const read = v.safeParse(schema as v.GenericSchema<unknown, TargetSettings>, table);
  if (read.success) return { ok: true, settings: read.output };
  const [issue] = read.issues;
  return { ok: false, key: v.getDotPath(issue), message: issueMessage(issue) };
}
