import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { serveHttp } from '../../../collectors/servers.ts';
import { temporaryFolder } from '../../../setup/temporary-folder.ts';
import { createWholeGlance } from '../../../setup/whole-glance.ts';

const recorded = join(import.meta.dirname, '../../../fixtures/rollouts');
const expected = JSON.parse(readFileSync(join(recorded, 'expected.json'), 'utf8')) as Record<
  string,
  { readonly total: number }
>;
const { signal } = new AbortController();

interface Sent {
  readonly resourceMetrics: readonly {
    readonly scopeMetrics: readonly {
      readonly metrics: readonly {
        readonly name: string;
        readonly sum?: { readonly dataPoints: readonly { readonly asInt?: number }[] };
      }[];
    }[];
  }[];
}

/** The sum of a metric over its data points, in the last request. */
function sumOf(bodies: readonly string[], name: string): number {
  const { resourceMetrics } = JSON.parse(bodies.at(-1) ?? '') as Sent;
  const all = resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics));
  const points = all.filter((metric) => metric.name === name).flatMap(({ sum }) => sum?.dataPoints ?? []);
  return points.reduce((sum, { asInt = 0 }) => sum + asInt, 0);
}

it.each(Object.keys(expected))(
  'Metrics of the recorded sessions %s add up, also after a restart',
  async (name) => {
    const folder = temporaryFolder();
    await using server = await serveHttp((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
    );
    const bodies = () =>
      server.requests.filter(({ path }) => path === '/v1/metrics').map(({ body }) => body.toString());
    const [codexHome, stateDir] = [join(folder, 'codex'), join(folder, 'state')];
    cpSync(join(recorded, name), codexHome, { recursive: true });
    mkdirSync(stateDir);
    const lines = [
      '[exporting]',
      'first_days = 3650',
      '[[export]]',
      'name = "otel"',
      'to = "otlp"',
      `url = "http://127.0.0.1:${server.port}"`,
      'protocol = "http/json"',
      'compression = "none"',
    ];
    writeFileSync(join(stateDir, 'settings.toml'), `${lines.join('\n')}\n`);
    for (const run of ['first', 'second']) {
      const glance = createWholeGlance({ codexHome, stateDir, folder });
      await glance.load();
      const preview = await glance.openExport({ only: null, isPreview: true });
      let text = '';
      for await (const piece of preview.preview()) text += piece;
      await preview.close();
      const opened = await glance.openExport({ only: null, isPreview: false });
      await opened.exporter.collect();
      await opened.exporter.drain(signal);
      const report = opened.report();
      await opened.close();
      await glance.close();
      expect([run, sumOf(bodies(), 'codex_glance.tokens')]).toEqual([run, expected[name]?.total]);
      expect([run, sumOf([text.trim().split('\n').at(-1) ?? ''], 'codex_glance.tokens')]).toEqual([
        run,
        expected[name]?.total,
      ]);
      expect(report.targets.map(({ id, state, queued }) => [id, state, queued])).toEqual([
        ['otel', 'idle', 0],
        ['otel/metrics', 'idle', 0],
      ]);
    }
  },
);
