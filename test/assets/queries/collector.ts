import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

type Named = Readonly<Record<string, unknown>>;

/** What of a resource becomes labels. */
interface Labelled {
  readonly resource_constant_labels: { readonly included: readonly string[] };
}

/** The parts of the example configuration that tests ask for. */
export interface Collector {
  readonly extensions: Named;
  readonly receivers: Named;
  readonly processors: Named;
  readonly exporters: Named & {
    readonly prometheus: Labelled;
    readonly 'prometheus/glance': Labelled;
  };
  readonly service: {
    readonly extensions: readonly string[];
    readonly pipelines: Readonly<
      Record<string, Readonly<Record<'receivers' | 'processors' | 'exporters', readonly string[]>>>
    >;
  };
}

/** The example configuration of the Collector. */
export const collectorText: string = readFileSync(
  new URL('../../../assets/collector/collector.yaml', import.meta.url),
  'utf8',
);

export const collector = parse(collectorText) as Collector;
