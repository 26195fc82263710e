import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ExportReport } from '../../shared/export/export-report.ts';
import type { Machine } from '../../shared/schema/export/record.ts';
import type { Ports } from '../platform/ports.ts';
import { readRegularText } from '../platform/reading/regular-file.ts';
import { digestWith } from '../platform/salted-digest.ts';
import { settingsFile } from '../settings/settings-file.ts';
import { contentTarget, type ReadContent } from './delivery/content-target.ts';
import { previewExport } from './export-preview.ts';
import { exportReport } from './export-status.ts';
import { Exporter, type OpenTarget } from './exporter.ts';
import { describeMachine, type Identity, readIdentity } from './identity/machine.ts';
import { projectNamer } from './identity/name-project.ts';
import { Outbox } from './outbox/outbox.ts';
import { OutboxDamaged, outboxFile } from './outbox/outbox-file.ts';
import { recordMaker } from './records/record-maker.ts';
import { createSecretReader, placesIn, type SecretPlaces } from './secrets/read-secret.ts';
import { type ExportSettings, readExportSettings } from './settings/export-settings.ts';
import type { Source } from './sources/source.ts';
import type { TargetPorts } from './target.ts';
import { metricsId } from './targets/target-kind.ts';
import { kindOf, type TargetSettings } from './targets/target-kinds.ts';

export interface ExportPorts extends Pick<Ports, 'clock' | 'env' | 'platform'> {
  readonly stateDir: string;
  readonly keychain?: SecretPlaces['keychain'];
  /** Reads what targets with `include_content` are sent. */
  readonly content?: ReadContent;
  /** True while samples are shown, or sessions are being read. */
  readonly isPaused: () => boolean;
  /** Makes what is followed; `conceal` hashes paths, null where they stay. */
  readonly sources: (identity: Identity, conceal: ((text: string) => string) | null) => readonly Source[];
}

/** Reads the settings of the export. Never throws: a file that cannot be read exports nothing. */
export function exportSettings(stateDir: string): ExportSettings {
  try {
    return readExportSettings(readRegularText(settingsFile(stateDir), 'config'));
  } catch {
    return readExportSettings('');
  }
}

/** Opens the outbox; one that is damaged is set aside, and the next begins empty. */
function openOutbox(file: string): { readonly outbox: Outbox; readonly wasDamaged: boolean } {
  try {
    return { outbox: new Outbox(file), wasDamaged: false };
  } catch (error) {
    if (error instanceof OutboxDamaged) return { outbox: new Outbox(file), wasDamaged: true };
    throw error;
  }
}

/** Reports how it stands with every target of the settings, without making an outbox. */
export function readExportReport(stateDir: string, now: number): ExportReport {
  const file = outboxFile(stateDir);
  const outbox = existsSync(file) ? openOutbox(file).outbox : null;
  try {
    const context = { settingsFile: settingsFile(stateDir), now, owner: null };
    return exportReport(exportSettings(stateDir), outbox, context);
  } finally {
    outbox?.close();
  }
}

/** An export that is open. */
export interface ExportRun {
  readonly exporter: Exporter;
  /** True where the outbox was damaged and set aside, and this one began empty. */
  readonly wasDamaged: boolean;
  /** Reports on the targets of this run. */
  report(): ExportReport;
  /** Yields what would be sent to each target, in pieces of text; sends nothing and moves no cursor. */
  preview(): AsyncGenerator<string>;
  close(): Promise<void>;
}

/** What an export is opened for. */
export interface ExportQuery {
  /** Null for the targets of the settings. */
  readonly only: readonly TargetSettings[] | null;
  readonly isPreview: boolean;
  /**
   * Leaves targets whose secret only another host can read to that one, rather than hold them and fail. Default: they
   * fail, with the reason.
   */
  readonly leavesKeychain?: boolean;
  /** Called after each step of a delivery. */
  readonly onStep?: () => void;
}

/**
 * Opens an export to the targets of the settings, or to `only` these. A preview writes nothing to the state folder.
 *
 * @throws OutboxUnusable, or the system's error where the state folder cannot be written.
 */
export async function openExport(
  ports: ExportPorts,
  { only, isPreview, leavesKeychain = false, onStep }: ExportQuery,
): Promise<ExportRun> {
  const { stateDir, clock, env, platform, keychain } = ports;
  const settings = exportSettings(stateDir);
  const { general } = settings;
  const chosen = (only ?? settings.targets).filter(({ enabled }) => enabled && general.enabled);
  const real = outboxFile(stateDir);
  const scratch = isPreview && !existsSync(real) ? mkdtempSync(join(tmpdir(), 'codex-glance-export-')) : null;
  const file = scratch === null ? real : outboxFile(scratch);
  const identity = await readIdentity(scratch ?? dirname(real));
  const secrets = createSecretReader({ env, platform, ...(keychain ? { keychain } : {}) });
  const salt = general.salt === null ? identity.salt : await secrets(general.salt);
  const { outbox, wasDamaged } = openOutbox(file);
  const owner = randomUUID();
  const machine = describeMachine(identity, platform, general);
  const isLeft = (each: TargetSettings) => placesIn(each, 'keychain').length > 0;
  const left = leavesKeychain && !keychain ? chosen.filter(isLeft) : [];
  const targets: OpenTarget[] = await Promise.all(
    chosen
      .filter((each) => !left.includes(each))
      .map(async (each) => {
        const opened = await openTarget(each, { clock, env, secrets }, machine);
        const { target } = opened;
        const { content } = ports;
        return each.include_content && content !== undefined && target !== null
          ? { ...opened, target: contentTarget(target, content) }
          : opened;
      }),
  );
  const make = recordMaker(machine);
  const nameProject = projectNamer(general.project, salt);
  const makeSources = () => ports.sources(identity, general.project === 'name' ? null : digestWith(salt));
  const shared = { general, outbox, make, nameProject, owner, now: () => clock.now() };
  const exporter = new Exporter({
    ...shared,
    sources: makeSources(),
    targets: isPreview ? [] : targets,
    random: Math.random,
    isWhole: only === null,
    left: left.flatMap(idsOf),
    isPaused: ports.isPaused,
    ...(onStep ? { onStep } : {}),
  });

  return {
    exporter,
    wasDamaged,
    report: () =>
      exportReport({ ...settings, targets: only ?? settings.targets }, outbox, {
        settingsFile: settingsFile(stateDir),
        now: clock.now(),
        owner,
      }),
    preview: () => previewExport({ ...shared, makeSources, targets }),
    async close() {
      await exporter.close();
      if (isPreview) {
        await Promise.all(targets.flatMap(({ target, metrics }) => [target?.close(), metrics?.close()]));
      }
      outbox.close();
      if (scratch !== null) rmSync(scratch, { recursive: true, force: true });
    },
  };
}

/** Returns the ids under which the outbox keeps how far a target is. */
function idsOf(settings: TargetSettings): readonly string[] {
  return kindOf(settings).ids?.(settings) ?? [settings.name];
}

async function openTarget(
  settings: TargetSettings,
  ports: TargetPorts,
  machine: Machine,
): Promise<OpenTarget> {
  const kind = kindOf(settings);
  const ids = idsOf(settings);
  return {
    settings,
    target: ids.includes(settings.name) ? await kind.open(settings, ports) : null,
    metrics: ids.includes(metricsId(settings.name))
      ? ((await kind.openMetrics?.(settings, ports, machine)) ?? null)
      : null,
  };
}
