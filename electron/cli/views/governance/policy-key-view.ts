import type { PolicyKeyReport } from '../../../shared/governance/policy-key.ts';
import { plainTextOf } from '../../../shared/messages/plain-text.ts';
import { blank, heading, indent, type Line } from '../../text/lines.ts';
import { paragraph } from '../../text/paragraph.ts';
import { table } from '../../text/table.ts';
import { tomlLines } from '../../text/toml-lines.ts';
import { configValueLines } from '../config-report-view.ts';
import type { LocaleContext } from '../view.ts';

/** Renders a key: who decides it, which rules look at it, whether requirements hold it, and what to write. */
export function policyKeyView(report: PolicyKeyReport, context: LocaleContext): Line[] {
  const { columns, pathName } = context;
  const { key, codexVersion, values, rules, requirement, snippets } = report;
  return [
    heading(key, codexVersion === null ? null : `Codex ${codexVersion}`),
    ...configValueLines(values, context),
    blank,
    heading('Rules'),
    ...(rules.length === 0 ? paragraph('No rule looks at it.', columns) : []),
    ...table(
      [{}, { shrink: 'start', least: 12 }, { shrink: 'start', optional: 0 }],
      rules.map(({ id, title, policies }) => [id, plainTextOf(title), policies.join(', ')]),
      { columns },
    ),
    blank,
    heading('Requirements', requirement.enforced ? 'enforced' : 'not enforced'),
    ...paragraph(`${plainTextOf(requirement.reason)}.`, columns, {
      style: requirement.enforced ? 'green' : 'yellow',
    }),
    ...snippets.flatMap(({ file, toml }) => [
      ...paragraph(pathName(file), columns, { style: 'dim' }),
      ...tomlLines(toml, (columns ?? Number.POSITIVE_INFINITY) - 4).map((line) => indent([line], 4)),
    ]),
  ];
}
