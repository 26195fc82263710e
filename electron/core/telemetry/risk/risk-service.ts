import type { Otel } from '../../../shared/telemetry/telemetry.ts';
import type { AuthKind } from '../../../shared/usage.ts';
import type { ResolvedConfig } from '../../config/resolve.ts';
import type { Environment } from '../../exporters/export-plan/environment.ts';
import { contentRisks } from './content-risks.ts';
import { endpointRisks } from './endpoint-risks.ts';
import { environmentRisks } from './environment-risks.ts';
import { type FileFacts, readFileFacts } from './file-facts.ts';
import { headerRisks } from './header-risks.ts';
import { helperRisks } from './headers-command-risks.ts';
import { secretPlaces } from './secret-places.ts';
import { secretRisks } from './secret-risks.ts';
import { slowRisks } from './slow-risks.ts';
import { findTlsFaults, type TlsFaults, tlsFiles, tlsRisks } from './tls-risks.ts';

export interface RiskServiceOptions {
  /** The environment that Codex exports in. */
  readonly env: () => Environment;
  readonly platform: NodeJS.Platform;
  readonly current: () => { readonly resolved: ResolvedConfig; readonly auth: AuthKind };
}

/** Finds risks of the telemetry in force that its settings alone do not show. */
export class RiskService {
  private readonly options: RiskServiceOptions;
  private facts: ReadonlyMap<string, FileFacts> = new Map();
  private tlsFaults: TlsFaults = new Map();

  constructor(options: RiskServiceOptions) {
    this.options = options;
  }

  /** Reads the facts of the files that hold credentials and of those that exporters name. */
  async read(): Promise<void> {
    const { resolved } = this.options.current();
    const holders = secretPlaces(resolved).flatMap(({ origin: { file } }) => file ?? []);
    this.tlsFaults = await findTlsFaults(resolved);
    this.facts = await readFileFacts([...holders, ...tlsFiles(resolved)], this.options.platform);
  }

  /** Returns the telemetry with the findings added. */
  withFindings(otel: Otel): Otel {
    const { env, current } = this.options;
    const { resolved, auth } = current();
    const isExporting = otel.signals.some(({ exporter }) => exporter.startsWith('otlp'));
    return {
      ...otel,
      findings: [
        ...otel.findings,
        ...contentRisks(resolved, auth),
        ...secretRisks(secretPlaces(resolved), this.facts),
        ...tlsRisks(resolved, this.facts, this.tlsFaults),
        ...endpointRisks(resolved),
        ...headerRisks(resolved, env()),
        ...helperRisks(resolved),
        ...environmentRisks(env(), isExporting),
        ...slowRisks(otel),
      ],
    };
  }
}
