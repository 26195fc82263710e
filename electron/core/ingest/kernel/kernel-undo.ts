import { RECORDED_TURNS_KEPT } from '../lines/rollout-state.ts';
import { field, RECORDED_ROOM, RECORDED_TURNS, TURN } from './line-kernel-map.ts';

const UUID = 36;

/** What a kernel knew before a scan, should that not count. */
export class KernelUndo {
  private readonly bytes: Buffer;
  private readonly fields: Float64Array;
  private readonly keptFields = new Float64Array(field.lifecycle);
  private readonly keptTexts = Buffer.alloc(RECORDED_ROOM * RECORDED_TURNS_KEPT);
  private readonly keptTurn = Buffer.alloc(UUID);

  constructor(bytes: Buffer, fields: Float64Array) {
    this.bytes = bytes;
    this.fields = fields;
  }

  keep(): void {
    const { bytes, fields, keptFields, keptTexts, keptTurn } = this;
    for (let place = 0; place < keptFields.length; place++) keptFields[place] = fields[place] ?? 0;
    bytes.copy(keptTexts, 0, RECORDED_TURNS, RECORDED_TURNS + keptTexts.length);
    bytes.copy(keptTurn, 0, TURN, TURN + UUID);
  }

  restore(): void {
    this.fields.set(this.keptFields);
    this.keptTexts.copy(this.bytes, RECORDED_TURNS);
    this.keptTurn.copy(this.bytes, TURN);
  }
}
