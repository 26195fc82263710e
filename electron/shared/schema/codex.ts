import * as v from 'valibot';
import { type CodexInUse, codexSources } from '../codex/codex.ts';
import type { Proof, Proven } from './proof.ts';
import { text, time } from './scalars.ts';

export const codexSchema = v.strictObject({
  verified: v.strictObject({ version: text, date: v.pipe(text, v.isoDate()) }),
  seen: v.array(v.strictObject({ version: text, how: v.picklist(codexSources), at: v.nullable(time) })),
  state: v.picklist(['verified', 'newer', 'not-known']),
});

export type CodexProof = Proven<Proof<v.InferOutput<typeof codexSchema>, CodexInUse>>;
