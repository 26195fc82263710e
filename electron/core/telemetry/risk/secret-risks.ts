import type { Finding } from '../../../shared/finding.ts';
import { riskMessage } from '../../../shared/messages/en/telemetry/risk.ts';
import type { FileFacts } from './file-facts.ts';
import { riskFinding } from './risk-finding.ts';
import type { SecretPlace } from './secret-places.ts';

/** Finds credentials in files that others can read, or that a repository distributes. Only names. */
export function secretRisks(
  places: readonly SecretPlace[],
  facts: ReadonlyMap<string, FileFacts>,
): Finding[] {
  return places.flatMap(({ signal, header, origin }) => {
    const { file } = origin;
    const known = file === undefined ? undefined : facts.get(file);
    if (file === undefined || known === undefined) return [];
    const what =
      header === null
        ? riskMessage('risk.secret.in-endpoint', { signal })
        : riskMessage('risk.secret.in-header', { signal, header });
    const subject = `${header ?? 'endpoint'}:${signal}`;
    const elsewhere = riskMessage('risk.secret.elsewhere', { signal });
    const found: Finding[] = [];
    if (known.isTracked) {
      found.push(
        riskFinding('otel.secret.tracked', subject, origin, {
          level: 'error',
          title: riskMessage('risk.secret.tracked', { what }),
          detail: riskMessage('risk.secret.tracked.why'),
          remedy: riskMessage('risk.secret.tracked.remedy', { elsewhere }),
        }),
      );
    }
    if (known.isOpenToOthers === true) {
      found.push(
        riskFinding('otel.secret.readable', subject, origin, {
          level: 'warning',
          title: riskMessage('risk.secret.readable', { what }),
          remedy: riskMessage('risk.secret.readable.remedy', { file }),
        }),
      );
    }
    return found;
  });
}
