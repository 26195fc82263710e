import * as v from 'valibot';
import type { ConfigReport } from '../../commands.ts';
import { codexSchema } from '../codex.ts';
import { originSchema } from '../origin.ts';
import type { Proof, Proven } from '../proof.ts';
import { line, text } from '../scalars.ts';

/** Values by dotted key, each with who decides it. */
export const configValues = v.record(
  v.string(),
  v.strictObject({
    value: v.unknown(),
    origin: originSchema,
    locked: v.boolean(),
    shadowed: v.array(v.strictObject({ origin: originSchema, value: v.unknown() })),
  }),
);

/** `codex-glance.config/1` */
export const configReportSchema = v.strictObject({
  schema: v.literal('codex-glance.config/1'),
  invalid: v.exactOptional(
    v.nullable(
      v.strictObject({
        effect: v.picklist(['without-user', 'bare', 'refuses']),
        reason: text,
        file: v.nullable(text),
        line: v.nullable(line),
      }),
    ),
  ),
  notKnown: v.exactOptional(v.array(text)),
  unknownKeys: v.exactOptional(v.array(v.strictObject({ key: text, nearest: v.nullable(text) }))),
  codex: v.exactOptional(codexSchema),
  layers: v.array(
    v.strictObject({
      origin: originSchema,
      exists: v.boolean(),
      disabledReason: v.nullable(text),
      error: v.nullable(v.strictObject({ message: text, file: text, line: v.nullable(line) })),
    }),
  ),
  verify: v.exactOptional(
    v.strictObject({
      agreed: v.boolean(),
      codexVersion: v.nullable(text),
      differences: v.array(
        v.strictObject({
          kind: v.picklist(['value', 'origin', 'layers', 'layer', 'requirement', 'error']),
          key: v.nullable(text),
          glance: v.unknown(),
          codex: v.unknown(),
        }),
      ),
      codexBinary: text,
      compared: v.exactOptional(v.number()),
      notCompared: v.array(text),
    }),
  ),
  values: configValues,
});

export type ConfigReportProof = Proven<Proof<v.InferOutput<typeof configReportSchema>, ConfigReport>>;
