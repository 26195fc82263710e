import * as v from 'valibot';
import type { Finding } from '../finding.ts';
import type { Proof, Proven } from './proof.ts';
import { line, path, text } from './scalars.ts';

export const findingSchema = v.strictObject({
  id: text,
  kind: text,
  level: v.picklist(['error', 'warning', 'info']),
  area: v.picklist(['usage', 'limits', 'config', 'telemetry', 'governance', 'settings']),
  title: text,
  detail: v.exactOptional(text),
  remedy: v.exactOptional(text),
  file: v.exactOptional(path),
  line: v.exactOptional(line),
});

export type FindingProof = Proven<Proof<v.InferOutput<typeof findingSchema>, Finding>>;
