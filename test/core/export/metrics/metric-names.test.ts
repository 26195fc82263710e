import { expect, it } from 'vitest';
import { attributeName } from '../../../../electron/core/export/mapping/otlp/attributes.ts';
import { metrics, usageAttributes } from '../../../../electron/core/export/metrics/metric-names.ts';
import { turnFields } from '../../../../electron/shared/schema/export/usage-fields.ts';

/** The table of metrics for people, made from where they are described. */
function documentation(): string {
  const usage = usageAttributes
    .map((name) => `\`${attributeName(name, turnFields[name], 'new')}\``)
    .join(', ');
  const rows = Object.values(metrics).map((metric) => {
    const { name, kind, unit, description, attributes, isUsage, genAi } = metric;
    const of = [...(isUsage ? ['*'] : []), ...attributes.map((each) => `\`${each}\``)].join(', ');
    const when = genAi === null ? '' : `gen_ai = "${genAi}"`;
    return `| \`${name}\` | ${kind} | ${unit} | ${description} | ${of} | ${when} |`;
  });
  return [
    '# What Codex Glance exports as metrics',
    '',
    `Made from \`electron/core/export/metrics/metric-names.ts\`. Sums are monotonic, and cumulative unless \`temporality = "delta"\`; each turn counts once, however often its record is revised. * stands for ${usage}: what is not known is left out. The resource has the fields of the machine and, as \`service.instance.id\`, its id. Prometheus turns dots into underscores and adds units and \`_total\`: \`codex_glance_tokens_total\`.`,
    '',
    '| metric | kind | unit | meaning | attributes | only with |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

it('The table of metrics says what is sent', async () => {
  await expect(documentation()).toMatchFileSnapshot('../../../../assets/export/metrics.md');
});

it('No metric is named twice', () => {
  const names = Object.values(metrics).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
