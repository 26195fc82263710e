import { basename } from 'node:path';
import type { EditReport, RunningCodex } from '../../../shared/edit.ts';
import type { Clock, Logger } from '../../ports.ts';
import { decideAnalytics } from '../../telemetry/analytics.ts';
import type { ConfigContext, ConfigRoomOptions } from '../config-room.ts';
import { configFiles } from '../input.ts';
import type { ConfigStack } from '../layer.ts';
import { parseLayer } from '../read-layer.ts';
import { resolveConfig } from '../resolve.ts';
import { readConfigStack } from '../stack.ts';
import { parseToml, valueAt } from '../toml.ts';
import { consequencesOf, type Decided } from './consequences.ts';
import { EditError } from './edit-error.ts';
import { type EditPlan, planEdit } from './plan-edit.ts';
import { planUndo } from './plan-undo.ts';
import { daemonPid } from './process-list.ts';
import { describeRunning, type ProcessList } from './running-codex.ts';
import { applySplice, fits, reversed, type Splice } from './splice.ts';
import { spliceDiff } from './splice-diff.ts';
import { readTarget, type TargetFile } from './target-file.ts';
import { sha256, type UndoRecord } from './undo-record.ts';
import { UndoStore } from './undo-store.ts';
import { decodeUtf8 } from './utf8.ts';
import { removeTarget, type WriteFs, writeTarget } from './write-target.ts';

export interface AnalyticsEditorOptions {
  readonly config: ConfigRoomOptions;
  /** What else decides the effective configuration, now. */
  readonly context: () => ConfigContext;
  /** Glance's own state folder: copies and the record for undo. */
  readonly stateDir: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  readonly processes: ProcessList;
  /** Tests stand in for a disk that fails. */
  readonly io?: WriteFs;
}

/** A change of the file that was decided but not made. */
interface Change {
  readonly before: string;
  readonly after: string;
  readonly splice: Splice;
  /** False where taking the edit back takes the file away. */
  readonly keepsFile: boolean;
}

/** Switches `analytics.enabled` in the config.toml of one Codex home, and back. One edit at a time. */
export class AnalyticsEditor {
  private readonly options: AnalyticsEditorOptions;
  private readonly undoStore: UndoStore;
  private readonly file: string;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(options: AnalyticsEditorOptions) {
    this.options = options;
    this.undoStore = new UndoStore(options.stateDir, options.clock, options.logger);
    this.file = configFiles({ ...options.config, ...options.context() }).user;
  }

  /**
   * Makes the file say `analytics.enabled`, or tells what that would do.
   *
   * @throws EditError where the file cannot be read or written.
   */
  edit(enabled: boolean, { dryRun }: { readonly dryRun: boolean }): Promise<EditReport> {
    return this.inTurn(() => this.editNow(enabled, dryRun));
  }

  /** Takes the last edit back: all its bytes, or this edit alone where the file has changed since. */
  undo(): Promise<EditReport> {
    return this.inTurn(() => this.undoNow());
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.turn.then(work);
    this.turn = next.catch(() => {});
    return next;
  }

  private async editNow(enabled: boolean, dryRun: boolean): Promise<EditReport> {
    const action = enabled ? 'on' : 'off';
    const target = await readTarget(this.file);
    const text = target.bytes === null ? '' : decodeUtf8(target.bytes);
    const plan: EditPlan =
      text === null ? { ...unsafePlan(enabled), reason: 'It is not valid UTF-8.' } : planEdit(text, enabled);
    if (plan.state !== 'edit' || text === null) {
      const now = await this.decide();
      const record = await this.undoStore.last(this.file, target.bytes);
      return {
        ...this.unchanged(action, dryRun, now, enabled),
        ...(plan.state === 'unsafe'
          ? {
              paste: plan.paste,
              reason: `Glance cannot edit ${this.name} safely, so nothing is written. ${plan.reason}`,
            }
          : {}),
        undoable: isUndoable(record, text),
      };
    }
    const change: Change = { before: text, after: plan.text, splice: plan.splice, keepsFile: true };
    const before = await this.decide();
    if (dryRun) return this.planned(action, enabled, target, change, before);
    const at = this.options.clock.now();
    const backup = target.bytes === null ? null : await this.undoStore.backUp(this.file, target.bytes);
    const bytes = Buffer.from(plan.text, 'utf8');
    await this.undoStore.prepare({
      schema: 'codex-glance.undo/1',
      file: this.file,
      enabled,
      at: new Date(at).toISOString(),
      splice: plan.splice,
      before: target.bytes === null ? null : sha256(target.bytes),
      after: sha256(bytes),
      backup,
    });
    await writeTarget(target, bytes, this.options.io);
    await this.readBack(bytes, enabled);
    await this.undoStore.commit(this.file);
    const after = await this.decide();
    return this.made(action, enabled, target, change, { before, after, backup, at, undoable: true });
  }

  private async undoNow(): Promise<EditReport> {
    const target = await readTarget(this.file);
    const record = await this.undoStore.last(this.file, target.bytes);
    if (record === null) return this.refused(`There is no edit of ${this.name} to undo.`);
    if (target.bytes === null)
      return this.refused(`${this.name} no longer exists, so there is nothing to undo.`);
    const text = decodeUtf8(target.bytes);
    if (text === null) return this.refused(`${this.name} is no longer valid UTF-8, so it was left as it is.`);
    const back = wayBack(text, target.bytes, record);
    if (back.state === 'refused') return this.refused(`${this.name} was left as it is. ${back.reason}`);
    const { change } = back;
    const before = await this.decide();
    const at = this.options.clock.now();
    const backup = await this.undoStore.backUp(this.file, target.bytes);
    if (change.keepsFile) await writeTarget(target, Buffer.from(change.after, 'utf8'), this.options.io);
    else await removeTarget(target, this.options.io);
    await this.undoStore.forget(this.file);
    const after = await this.decide();
    const said = enabledIn(change.keepsFile ? change.after : '');
    return this.made('undo', said, target, change, { before, after, backup, at, undoable: false });
  }

  /** The bytes on disk must be those that were meant, and the second parser must see the value. */
  private async readBack(bytes: Buffer, enabled: boolean): Promise<void> {
    const { bytes: now } = await readTarget(this.file);
    if (now?.equals(bytes) && enabledIn(decodeUtf8(now) ?? '') === enabled) return;
    throw new EditError(
      'not-verified',
      `${this.file} was written, but another program changed it at once. Look at it, then try again.`,
      this.file,
    );
  }

  private async decide(userText?: string): Promise<Decided> {
    const context = this.options.context();
    const stack = await readConfigStack({ ...this.options.config, ...context });
    const resolved = resolveConfig(userText === undefined ? stack : withUserText(stack, this.file, userText));
    return { resolved, analytics: decideAnalytics(resolved, context.auth) };
  }

  private async planned(
    action: EditReport['action'],
    enabled: boolean,
    target: TargetFile,
    change: Change,
    before: Decided,
  ): Promise<EditReport> {
    const after = await this.decide(change.after);
    const record = await this.undoStore.last(this.file, target.bytes);
    return {
      ...this.outcome(action, true, after, enabled),
      changed: true,
      diff: this.diff(target, change),
      consequences: consequencesOf(before, after),
      running: await this.running(),
      undoable: isUndoable(record, change.before),
    };
  }

  private async made(
    action: EditReport['action'],
    enabled: boolean | undefined,
    target: TargetFile,
    change: Change,
    facts: {
      readonly before: Decided;
      readonly after: Decided;
      readonly backup: string | null;
      readonly at: number;
      readonly undoable: boolean;
    },
  ): Promise<EditReport> {
    const running = await this.running();
    return {
      ...this.outcome(action, false, facts.after, enabled),
      changed: true,
      diff: this.diff(target, change),
      backup: facts.backup,
      consequences: consequencesOf(facts.before, facts.after),
      running: running.filter(({ startedAt }) => startedAt === null || Date.parse(startedAt) <= facts.at),
      undoable: facts.undoable,
    };
  }

  private unchanged(
    action: EditReport['action'],
    dryRun: boolean,
    now: Decided,
    enabled: boolean,
  ): EditReport {
    return this.outcome(action, dryRun, now, enabled);
  }

  private async refused(reason: string): Promise<EditReport> {
    const { analytics } = await this.decide();
    return { ...this.outcome('undo', false, { analytics }, undefined), inForce: false, reason };
  }

  /** A report of nothing done: what holds now, and whether what the file says is in force. */
  private outcome(
    action: EditReport['action'],
    dryRun: boolean,
    { analytics }: Pick<Decided, 'analytics'>,
    enabled: boolean | undefined,
  ): EditReport {
    const inForce = enabled === undefined ? !analytics.locked : analytics.enabled === enabled;
    return {
      schema: 'codex-glance.edit/1',
      action,
      dryRun,
      file: this.file,
      changed: false,
      diff: '',
      backup: null,
      inForce,
      reason: inForce ? `${analytics.reason}.` : `Not in force. ${analytics.reason}.`,
      consequences: [],
      paste: null,
      running: [],
      undoable: false,
    };
  }

  private async running(): Promise<RunningCodex[]> {
    const [processes, daemon] = await Promise.all([
      this.options.processes(),
      daemonPid(this.options.config.codexHome),
    ]);
    return describeRunning(processes, daemon);
  }

  private diff(target: TargetFile, { before, after, splice, keepsFile }: Change): string {
    const exists = { before: target.bytes !== null, after: keepsFile };
    return spliceDiff(this.file, before, after, splice, exists);
  }

  private get name(): string {
    return basename(this.file);
  }
}

function unsafePlan(enabled: boolean) {
  return { state: 'unsafe', paste: `[analytics]\nenabled = ${enabled}` } as const;
}

function withUserText(stack: ConfigStack, file: string, text: string): ConfigStack {
  const layers = stack.layers.map((layer) =>
    layer.origin.layer === 'user' ? parseLayer({ layer: 'user', file }, text) : layer,
  );
  return { ...stack, layers };
}

/** What the text says of `analytics.enabled`; undefined where nothing, or no Boolean. */
function enabledIn(text: string): boolean | undefined {
  const parsed = parseToml(text);
  const value = parsed.ok ? valueAt(parsed.table, ['analytics', 'enabled']) : undefined;
  return typeof value === 'boolean' ? value : undefined;
}

function isUndoable(record: UndoRecord | null, text: string | null): boolean {
  return record !== null && text !== null && enabledIn(text) === record.enabled;
}

type WayBack =
  | { readonly state: 'found'; readonly change: Change }
  | { readonly state: 'refused'; readonly reason: string };

/** The very bytes from before where nothing else changed; else the edit alone. */
function wayBack(text: string, bytes: Uint8Array, record: UndoRecord): WayBack {
  const back = reversed(record.splice);
  if (sha256(bytes) === record.after && fits(text, back)) {
    const before = applySplice(text, back);
    const change: Change = { before: text, after: before, splice: back, keepsFile: record.before !== null };
    if (record.before === null || sha256(Buffer.from(before, 'utf8')) === record.before) {
      return { state: 'found', change };
    }
  }
  const plan = planUndo(text, record);
  if (plan.state === 'refused') return plan;
  return {
    state: 'found',
    change: { before: text, after: plan.text, splice: plan.splice, keepsFile: true },
  };
}
