import type { Finding } from '../../../shared/finding.ts';
import type { Origin } from '../../../shared/origin.ts';

export type RiskWords = Pick<Finding, 'level' | 'title'> & {
  readonly detail?: string;
  readonly remedy?: string;
};

/** A finding of the telemetry area. `subject` tells apart what is alike, and ends with the signal. */
export function riskFinding(kind: string, subject: string, origin: Origin | null, words: RiskWords): Finding {
  return {
    id: `${kind}:${subject}`,
    kind,
    area: 'telemetry',
    ...words,
    ...(origin?.file === undefined ? {} : { file: origin.file }),
    ...(origin?.line === undefined ? {} : { line: origin.line }),
  };
}
