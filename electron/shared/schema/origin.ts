import * as v from 'valibot';
import { layersUpwards, type Origin } from '../origin.ts';
import type { Proof, Proven } from './proof.ts';
import { line, text } from './scalars.ts';

export const originSchema = v.strictObject({
  layer: v.picklist(layersUpwards),
  file: v.exactOptional(text),
  key: v.exactOptional(text),
  name: v.exactOptional(text),
  line: v.exactOptional(line),
});

export type OriginProof = Proven<Proof<v.InferOutput<typeof originSchema>, Origin>>;
