import type { RecordKind } from './record.ts';

/** What a record of a kind is in OCSF 1.9.0, beside the names of its fields. */
export interface OcsfClass {
  readonly class_uid: number;
  readonly class_name: string;
  readonly profiles: readonly string[];
  /** Attributes that are the same in every record. */
  readonly constants: Readonly<Record<string, string | number>>;
}

/** A turn is an operation of an agent: its model stands as that of the agent, as the profile `ai_operation` asks. */
const operation: OcsfClass = {
  class_uid: 6003,
  class_name: 'API Activity',
  profiles: ['ai_operation', 'host'],
  // The agent is Codex, whichever surface runs it; `type_id` 1 is an agent of its model’s own provider.
  constants: { 'ai_agent.uid': 'codex', 'ai_agent.type_id': 1 },
};

const change: OcsfClass = {
  class_uid: 3004,
  class_name: 'Entity Management',
  profiles: ['host'],
  constants: { activity_id: 3, 'entity.type': 'configuration' },
};

/**
 * The class of each kind; null where OCSF has none that fits. The profile `record_integrity` is not in them: it attests
 * a record by a signature, and records are not signed. Packages of evidence are, as `codex-glance evidence` says.
 */
export const ocsfClasses: { readonly [Kind in RecordKind]: OcsfClass | null } = {
  turn: operation,
  session: operation,
  limits: null,
  configuration: change,
  posture: change,
  check: { class_uid: 2003, class_name: 'Compliance Finding', profiles: ['host'], constants: {} },
  'otel-health': null,
  compliance: null,
  'compliance-window': null,
  alert: { class_uid: 2004, class_name: 'Detection Finding', profiles: ['host'], constants: {} },
};
