import type { ConfigLayerReport, ConfigReport } from '../../../electron/shared/commands.ts';
import type { Message } from '../../../electron/shared/messages/message.ts';
import type { Origin } from '../../../electron/shared/origin.ts';

/**
 * `decides`: what it says is in force. `overruled`: a higher layer row says something else. `not-counted`: it
 * says something, but an invalid configuration puts it out of force. `not-set`: it is there and is silent.
 * `missing`: its file is not there. `disabled`: Codex does not use it. `error`: it cannot be read.
 */
export type LayerRowState =
  | 'decides'
  | 'overruled'
  | 'not-counted'
  | 'not-set'
  | 'missing'
  | 'disabled'
  | 'error';

/** What one layer says at or below the key. */
export interface LayerSetting {
  /** The part below the key the rows are of; empty for the key itself. */
  readonly below: string;
  readonly value: unknown;
  /** 1-based. */
  readonly line: number | null;
  readonly inForce: boolean;
}

/** One layer of the stack, as it bears on one key. */
export interface LayerRow {
  /** Of the layer: without key and line. */
  readonly origin: Origin;
  readonly state: LayerRowState;
  /** Why it is disabled, broken or not counted; null where the state says all. */
  readonly reason: Message | null;
  readonly settings: readonly LayerSetting[];
  /** 1-based line of the error, else of the first setting. */
  readonly line: number | null;
}

interface Stated extends LayerSetting {
  readonly origin: Origin;
}

/**
 * The layers of a key, highest first, with Codex's own default as the last layer row. `key` may be a table:
 * then each setting below it counts, and more than one layer row can decide.
 *
 * @param builtIn what Codex does where nothing in force sets the key.
 */
export function configLayerRows(report: ConfigReport, key: string, builtIn: unknown): readonly LayerRow[] {
  const said = allSaid(report, key);
  const winner = report.layers.findIndex((layer) => saidBy(said, layer.origin).some((one) => one.inForce));
  const layerRows = report.layers.map((layer, at): LayerRow => {
    const settings = saidBy(said, layer.origin).map(({ origin: _, ...setting }) => setting);
    const { state, reason } = decideState(report, layer, settings, winner !== -1 && winner < at);
    const line = layer.error?.line ?? settings.find((setting) => setting.line !== null)?.line ?? null;
    return { origin: layer.origin, state, reason, settings, line };
  });
  return [...layerRows, defaultLayerRow(report, winner !== -1, builtIn)];
}

/** Layers that bear on a key, and those that say nothing about it. */
export interface FoldedRows {
  readonly shown: readonly LayerRow[];
  readonly folded: readonly LayerRow[];
}

/** Parts the layers that say nothing from the others, in their order; a single silent one stays among them. */
export function foldedRows(rows: readonly LayerRow[]): FoldedRows {
  const isSilent = ({ state }: LayerRow) => state === 'not-set' || state === 'missing';
  const folded = rows.filter(isSilent);
  if (folded.length < 2) return { shown: rows, folded: [] };
  return { shown: rows.filter((row) => !isSilent(row)), folded };
}

function decideState(
  { invalid }: ConfigReport,
  { exists, disabledReason, error }: ConfigLayerReport,
  settings: readonly LayerSetting[],
  isBelowWinner: boolean,
): Pick<LayerRow, 'state' | 'reason'> {
  if (error !== null) return { state: 'error', reason: error.message };
  if (settings.some((setting) => setting.inForce)) return { state: 'decides', reason: null };
  if (disabledReason !== null && exists) return { state: 'disabled', reason: disabledReason };
  if (settings.length > 0) {
    return isBelowWinner || !invalid
      ? { state: 'overruled', reason: null }
      : { state: 'not-counted', reason: invalid.reason };
  }
  return { state: exists ? 'not-set' : 'missing', reason: null };
}

function defaultLayerRow({ invalid }: ConfigReport, isSet: boolean, builtIn: unknown): LayerRow {
  const stopped = invalid?.effect === 'refuses' ? invalid.reason : null;
  const decides = !isSet && stopped === null;
  return {
    origin: { layer: 'default' },
    state: decides ? 'decides' : isSet ? 'overruled' : 'not-counted',
    reason: isSet ? null : stopped,
    settings: [{ below: '', value: builtIn, line: null, inForce: decides }],
    line: null,
  };
}

/** Everything that any layer says at or below the key. */
function allSaid({ values }: ConfigReport, key: string): readonly Stated[] {
  return Object.entries(values).flatMap(([path, { value, origin, shadowed }]) => {
    if (path !== key && !path.startsWith(`${key}.`)) return [];
    const said = (origin: Origin, value: unknown, inForce: boolean): Stated => ({
      below: belowKey(origin.key ?? path, key),
      value,
      line: origin.line ?? null,
      inForce,
      origin,
    });
    const winner = origin.layer === 'default' ? [] : [said(origin, value, true)];
    return [...winner, ...shadowed.map((other) => said(other.origin, other.value, false))];
  });
}

/** A layer may say something in the place of the key or a table above it; then nothing is below. */
function belowKey(path: string, key: string): string {
  return path.startsWith(`${key}.`) ? path.slice(key.length + 1) : '';
}

/** What one layer says, each thing once: a word in the place of a table shadows every key below it. */
function saidBy(said: readonly Stated[], layer: Origin): readonly Stated[] {
  const own = said.filter(({ origin }) => isSameLayer(origin, layer));
  return own
    .filter((one, at) => own.findIndex((other) => other.below === one.below) === at)
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function isSameLayer(a: Origin, b: Origin): boolean {
  return a.layer === b.layer && a.file === b.file && a.name === b.name;
}
