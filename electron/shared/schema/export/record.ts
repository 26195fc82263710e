import * as v from 'valibot';
import { text, time } from '../scalars.ts';
import { complianceFields, complianceWindowFields } from './compliance-fields.ts';
import {
  alertFields,
  checkFields,
  configurationFields,
  limitsFields,
  otelHealthFields,
  postureFields,
} from './event-fields.ts';
import { type Body, bodySchema, type Fields, known, maybe } from './field.ts';
import { sessionFields, turnFields } from './usage-fields.ts';

/** The fields of each kind of record. */
export const recordFields = {
  turn: turnFields,
  session: sessionFields,
  limits: limitsFields,
  configuration: configurationFields,
  posture: postureFields,
  check: checkFields,
  'otel-health': otelHealthFields,
  alert: alertFields,
  compliance: complianceFields,
  'compliance-window': complianceWindowFields,
} as const;

export type RecordKind = keyof typeof recordFields;

/** Every kind of record. */
export const recordKinds = Object.keys(recordFields) as readonly RecordKind[];

/** The machine that a record is from. */
export const machineFields = {
  id: known('text', 'The machine by a random id that Glance made for it.', {
    names: { otel: 'host.id', ocsf: 'device.uid', ecs: 'host.id', cef: 'deviceExternalId' },
  }),
  host: maybe('text', 'Its host name, where the settings include it.', {
    names: { otel: 'host.name', ocsf: 'device.hostname', ecs: 'host.name', cef: 'dvchost' },
  }),
  user: maybe('text', 'The name of the user’s account, where the settings include it.', {
    names: { otel: 'user.name', ocsf: 'actor.user.name', ecs: 'user.name', cef: 'suser' },
  }),
  os: known('text', 'The operating system, as Node names its platform.', {
    names: { otel: 'os.type', ocsf: 'device.os.name', ecs: 'host.os.type' },
  }),
  glanceVersion: known('text', 'The version of Codex Glance that made the record.', {
    names: { otel: 'service.version', ocsf: 'metadata.product.version', ecs: 'agent.version' },
  }),
} as const;

export type Machine = Body<typeof machineFields>;

/** What is known of a record's kind. */
export type BodyOf<Kind extends RecordKind> = Body<(typeof recordFields)[Kind]>;

/**
 * One exported fact. It never holds credentials, and content of prompts or responses in `content` of compliance events
 * alone, for a target that asks for it.
 */
export type ExportRecord = {
  readonly [Kind in RecordKind]: {
    /** A UUID made of the kind and what identifies the fact: receivers drop a second record with it. */
    readonly id: string;
    readonly kind: Kind;
    /** When it happened, ISO 8601 UTC with milliseconds. */
    readonly at: string;
    readonly machine: Machine;
    readonly body: BodyOf<Kind>;
  };
}[RecordKind];

const uuid = v.pipe(text, v.uuid());
const machine = bodySchema(machineFields);

/** `ExportRecord`. */
export const exportRecordSchema = v.union(
  recordKinds.map((kind) =>
    v.strictObject({
      id: uuid,
      kind: v.literal(kind),
      at: time,
      machine,
      body: bodySchema<Fields>(recordFields[kind]),
    }),
  ),
) as unknown as v.GenericSchema<unknown, ExportRecord>;
