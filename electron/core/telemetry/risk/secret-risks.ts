import type { Finding } from '../../../shared/finding.ts';
import type { FileFacts } from './file-facts.ts';
import { riskFinding } from './risk-finding.ts';
import type { SecretPlace } from './secret-places.ts';

/** Credentials in files that others can read, or that a repository carries on. Names only. */
export function secretRisks(
  places: readonly SecretPlace[],
  facts: ReadonlyMap<string, FileFacts>,
): Finding[] {
  return places.flatMap(({ signal, header, origin }) => {
    const { file } = origin;
    const known = file === undefined ? undefined : facts.get(file);
    if (file === undefined || known === undefined) return [];
    const what = header === null ? `credential in the ${signal} endpoint` : `${signal} header ${header}`;
    const subject = `${header ?? 'endpoint'}:${signal}`;
    const elsewhere = `Take it out of the file and set OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_HEADERS where Codex starts`;
    const found: Finding[] = [];
    if (known.isTracked) {
      found.push(
        riskFinding('otel.secret.tracked', subject, origin, {
          level: 'error',
          title: `The ${what} stands in a file that a Git repository tracks.`,
          detail: 'Everyone with the repository has it, also after it is removed from the newest version.',
          remedy: `${elsewhere}, then have the collector issue another.`,
        }),
      );
    }
    if (known.isOpenToOthers === true) {
      found.push(
        riskFinding('otel.secret.readable', subject, origin, {
          level: 'warning',
          title: `The ${what} stands in a file that other users of this machine can read.`,
          remedy: `Make the file yours alone: chmod 600 ${file}`,
        }),
      );
    }
    return found;
  });
}
