import { type Finding, type FindingWords, finding, type Place } from '../../../shared/finding.ts';

/** Makes a finding of the telemetry area. `subject` distinguishes it from similar ones, and ends with the signal. */
export function riskFinding(
  kind: string,
  subject: string,
  place: Place | null,
  words: FindingWords,
): Finding {
  return finding({ area: 'telemetry', kind, subject }, words, place);
}
