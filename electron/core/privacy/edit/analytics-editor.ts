import { basename } from 'node:path';
import type { EditReport } from '../../../shared/edit.ts';
import { editMessage } from '../../../shared/messages/en/privacy/edit.ts';
import { editErrorMessage } from '../../../shared/messages/en/privacy/edit-error.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { configFiles } from '../../config/layers/input.ts';
import type { Clock, Logger } from '../../platform/ports.ts';
import type { ProcessList } from '../../platform/processes.ts';
import type { ConfigContext, ConfigServiceOptions } from '../config-service.ts';
import { consequencesOf } from './consequences.ts';
import { type Decided, decide } from './decide.ts';
import type { SeenFile } from './decide-switch.ts';
import { EditQueue } from './edit-queue.ts';
import { editReport } from './edit-report.ts';
import { EditError } from './file/edit-error.ts';
import { readTarget, type TargetFile } from './file/target-file.ts';
import { removeTarget, type WriteFs, writeObstacle, writeTarget } from './file/write-target.ts';
import { analyticsLines, notUtf8, planEdit } from './plan-edit.ts';
import { findWayBack } from './plan-undo.ts';
import { type RunningNow, runningNow, startedBy } from './running/running-now.ts';
import { enabledIn, seeFile } from './see-file.ts';
import type { Splice } from './splice.ts';
import { spliceDiff } from './splice-diff.ts';
import { sha256, type UndoRecord } from './undo-record.ts';
import { UndoStore } from './undo-store.ts';
import { decodeUtf8 } from './utf8.ts';

export interface AnalyticsEditorOptions {
  readonly config: ConfigServiceOptions;
  /** What else decides the effective configuration, now. */
  readonly context: () => ConfigContext;
  /** Glance's own state folder: copies and the record for undo. */
  readonly stateDir: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  readonly processes: ProcessList;
  /** Tests simulate a failing disk. */
  readonly io?: WriteFs;
}

/** A planned change of the file. */
interface Change {
  readonly action: EditReport['action'];
  readonly dryRun: boolean;
  readonly target: TargetFile;
  readonly before: string;
  readonly after: string;
  readonly splice: Splice;
  /** False where the undo removes the file. */
  readonly keepsFile: boolean;
}

/** Switches `analytics.enabled` in the config.toml of one Codex home, and back. One edit at a time. */
export class AnalyticsEditor {
  private readonly options: AnalyticsEditorOptions;
  private readonly undoStore: UndoStore;
  private readonly queue: EditQueue;
  private readonly file: string;
  private seenFile: SeenFile = { state: 'not-read', last: null };

  constructor(options: AnalyticsEditorOptions) {
    this.options = options;
    this.undoStore = new UndoStore(options.stateDir, options.clock, options.logger);
    this.file = configFiles({ ...options.config, codexVersion: null }).user;
    this.queue = new EditQueue(this.file, options.stateDir);
  }

  /**
   * Sets `analytics.enabled` in the file, or reports what that would do.
   *
   * @throws EditError where the file cannot be read or written.
   */
  edit(enabled: boolean, { dryRun }: { readonly dryRun: boolean }): Promise<EditReport> {
    return this.queue.run(dryRun, () => this.editNow(enabled, dryRun));
  }

  /** Undoes the last edit: restores all its bytes, or reverts this edit alone where the file has changed since. */
  undo({ dryRun }: { readonly dryRun: boolean }): Promise<EditReport> {
    return this.queue.run(dryRun, () => this.undoNow(dryRun));
  }

  /** The file as it was when it was last read. */
  seen(): SeenFile {
    return this.seenFile;
  }

  /** Looks whether the file can be edited, and what of it can be taken back. Writes nothing and never fails. */
  async look(): Promise<void> {
    const { file, undoStore } = this;
    this.seenFile = await seeFile({ file, undoStore, io: this.options.io, running: () => this.running() });
  }

  /** Returns true where the file is as the last edit left it, in this process or another. */
  async isLastEdit(): Promise<boolean> {
    try {
      const { bytes } = await readTarget(this.file);
      return bytes !== null && (await this.undoStore.last(this.file, bytes))?.after === sha256(bytes);
    } catch {
      return false;
    }
  }

  private async editNow(enabled: boolean, dryRun: boolean): Promise<EditReport> {
    const action = enabled ? 'on' : 'off';
    const target = await readTarget(this.file);
    const text = target.bytes === null ? '' : decodeUtf8(target.bytes);
    const plan = text === null ? notUtf8(enabled) : planEdit(text, enabled);
    const record = await this.undoStore.last(this.file, target.bytes);
    const undoable = text !== null && record !== null && record.enabled === enabledIn(text);
    if (plan.state !== 'edit' || text === null) {
      const decided = await this.decide();
      const report = editReport({ decided, action, dryRun, file: this.file, enabled }, { undoable });
      if (plan.state !== 'unsafe') return report;
      const reason = editMessage('edit.unsafe', { name: this.name, reason: plan.reason });
      return { ...report, paste: plan.paste, reason };
    }
    const obstacle = dryRun ? await writeObstacle(target, this.options.io) : null;
    if (obstacle !== null) return this.refused(obstacle, { action, enabled, undoable });
    const change: Change = {
      action,
      dryRun,
      target,
      before: text,
      after: plan.text,
      splice: plan.splice,
      keepsFile: true,
    };
    const before = await this.decide();
    if (dryRun) return this.report(change, before, { undoable });
    const at = this.options.clock.now();
    const noted = await this.prepare(change, enabled, at);
    const bytes = Buffer.from(plan.text, 'utf8');
    await writeTarget(target, bytes, this.options.io);
    await this.readBack(bytes, enabled);
    await this.undoStore.commit(noted);
    return this.report(change, before, { backup: noted.backup, undoable: true }, at);
  }

  /** What a plan says of a file that is not to be written: known before Write is pressed. */
  private async refused(
    obstacle: EditError,
    { action, enabled, undoable }: { action: EditReport['action']; enabled: boolean; undoable: boolean },
  ): Promise<EditReport> {
    const decided = await this.decide();
    const report = editReport({ decided, action, dryRun: true, file: this.file, enabled }, { undoable });
    const reason = editMessage('edit.unsafe', { name: this.name, reason: obstacle.said });
    return { ...report, paste: analyticsLines(enabled), reason };
  }

  /** What must be on disk before the first byte is written. */
  private async prepare(
    { target, splice, after }: Change,
    enabled: boolean,
    at: number,
  ): Promise<UndoRecord> {
    const { bytes } = target;
    const backup = bytes === null ? null : await this.undoStore.backUp(this.file, bytes);
    const record: UndoRecord = {
      schema: 'codex-glance.undo/1',
      file: this.file,
      enabled,
      at: new Date(at).toISOString(),
      splice,
      before: bytes === null ? null : sha256(bytes),
      after: sha256(Buffer.from(after, 'utf8')),
      backup,
    };
    await this.undoStore.prepare(record);
    return record;
  }

  private async undoNow(dryRun: boolean): Promise<EditReport> {
    const target = await readTarget(this.file);
    const record = await this.undoStore.last(this.file, target.bytes);
    const back = this.findWayBack(target, record);
    const before = await this.decide();
    if (back.state === 'refused') {
      const { reason } = back;
      const options = { action: 'undo', dryRun, file: this.file, enabled: undefined } as const;
      return editReport({ ...options, decided: before }, { inForce: false, reason });
    }
    const change: Change = { ...back, action: 'undo', dryRun, target, after: back.text };
    if (dryRun || target.bytes === null) return this.report(change, before, { undoable: true });
    const at = this.options.clock.now();
    const backup = await this.undoStore.backUp(this.file, target.bytes);
    if (back.keepsFile) await writeTarget(target, Buffer.from(back.text, 'utf8'), this.options.io);
    else await removeTarget(target, this.options.io);
    await this.undoStore.forget(this.file);
    return this.report(change, before, { backup }, at);
  }

  private findWayBack({ bytes }: TargetFile, record: UndoRecord | null) {
    const refused = (reason: Message) => ({ state: 'refused', reason }) as const;
    if (record === null) return refused(editMessage('edit.nothing-to-undo', { name: this.name }));
    if (bytes === null) return refused(editMessage('edit.gone', { name: this.name }));
    const before = decodeUtf8(bytes);
    if (before === null) return refused(editMessage('edit.left.not-utf-8', { name: this.name }));
    const back = findWayBack(before, record);
    return back.state === 'refused'
      ? refused(editMessage('edit.left', { name: this.name, reason: back.reason }))
      : { ...back, before };
  }

  /** Checks that the intended bytes are on disk and that the second parser reads the value. */
  private async readBack(bytes: Buffer, enabled: boolean): Promise<void> {
    const { bytes: now } = await readTarget(this.file);
    if (now?.equals(bytes) && enabledIn(decodeUtf8(now) ?? '') === enabled) return;
    throw new EditError(
      'not-verified',
      editErrorMessage('edit-error.not-verified', { file: this.file }),
      this.file,
    );
  }

  private decide(userText?: string): Promise<Decided> {
    return decide(this.options.config, this.options.context(), userText);
  }

  /** `at` is when the edit was made; processes that started later obey it already. */
  private async report(
    change: Change,
    before: Decided,
    parts: Partial<EditReport>,
    at = Number.POSITIVE_INFINITY,
  ): Promise<EditReport> {
    const { action, dryRun, target, keepsFile } = change;
    const after = await this.decide(dryRun ? change.after : undefined);
    const exists = { before: target.bytes !== null, after: keepsFile };
    const running = await this.running();
    return editReport(
      {
        action,
        dryRun,
        file: this.file,
        decided: after,
        enabled: enabledIn(change.after),
      },
      {
        changed: true,
        diff: spliceDiff(this.file, change.before, change.after, change.splice, exists),
        consequences: [...consequencesOf(before, after), ...(running === null ? [notListed] : [])],
        running: startedBy(running?.own ?? [], at),
        runningElsewhere: startedBy(running?.elsewhere ?? [], at).length,
        ...parts,
      },
    );
  }

  private running(): Promise<RunningNow | null> {
    return runningNow(this.options.processes, this.options.config.codexHome);
  }

  private get name(): string {
    return basename(this.file);
  }
}

const notListed = editMessage('edit.processes-unknown');
