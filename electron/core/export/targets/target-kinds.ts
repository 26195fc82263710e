import type * as v from 'valibot';
import { jsonlKind } from './jsonl/jsonl-kind.ts';
import { otlpKind } from './otlp/otlp-kind.ts';
import { sentinelKind } from './sentinel/sentinel-kind.ts';
import { splunkKind } from './splunk/splunk-kind.ts';
import { syslogKind } from './syslog/syslog-kind.ts';
import type { TargetKind } from './target-kind.ts';
import { webhookKind } from './webhook/webhook-kind.ts';

/** Every kind of target, by the word `to` of its table. */
export const targetKinds = {
  jsonl: jsonlKind,
  webhook: webhookKind,
  splunk: splunkKind,
  sentinel: sentinelKind,
  otlp: otlpKind,
  syslog: syslogKind,
} as const;

export type TargetWord = keyof typeof targetKinds;

/** The settings of one target. */
export type TargetSettings = {
  [Word in TargetWord]: v.InferOutput<(typeof targetKinds)[Word]['schema']>;
}[TargetWord];

/** Returns the kind of a target's settings. */
export function kindOf(settings: TargetSettings): TargetKind<TargetSettings> {
  return targetKinds[settings.to] as TargetKind<TargetSettings>;
}
