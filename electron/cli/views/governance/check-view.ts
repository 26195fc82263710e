import { groupAlike } from '../../../shared/governance/alike.ts';
import type { CheckReport, CheckResult } from '../../../shared/governance/checks.ts';
import { worstFirst } from '../../../shared/governance/worst-first.ts';
import { textOf } from '../../../shared/messages/message.ts';
import { heading, indent, type Line, type Style, styled } from '../../text/lines.ts';
import { placeName } from '../../text/names.ts';
import { paragraph } from '../../text/paragraph.ts';
import { tomlLines } from '../../text/toml-lines.ts';
import { wrap } from '../../text/wrap.ts';
import type { LocaleContext } from '../view.ts';

const levelStyles: Record<CheckResult['level'], Style> = { error: 'red', warning: 'yellow', note: 'blue' };

/** How a state is called; of what fails, by its level. */
function mark({ state, level }: CheckResult): readonly [text: string, style: Style] {
  switch (state) {
    case 'failed':
      return [`failed (${level})`, levelStyles[level]];
    case 'waived':
      return ['waived', 'blue'];
    case 'not-known':
      return ['not known', 'dim'];
    case 'passed':
      return ['passed', 'green'];
  }
}

/** Renders each rule with its evidence, worst first; of what fails also what to do. */
export function checkView({ policy, counts, rules }: CheckReport, context: LocaleContext): Line[] {
  const others = [
    [counts.failed, 'failed'],
    [counts.waived, 'waived'],
    [counts['not-known'], 'not known'],
  ] as const;
  const note = others.flatMap(([count, name]) => (count === 0 ? [] : [`${count} ${name}`])).join(', ');
  return [
    heading(`Policy ${policy}: ${counts.passed} of ${rules.length} pass`, note),
    ...groupAlike(worstFirst(rules)).flatMap((group) => groupLines(group, context)),
  ];
}

/** What several rules share is said once, with their names below. */
function groupLines(group: readonly CheckResult[], context: LocaleContext): Line[] {
  const [first, ...more] = group;
  if (first === undefined) return [];
  if (more.length === 0) return ruleLines(first, context);
  const { columns } = context;
  const [name, style] = mark(first);
  const names = group.map(({ title, id }) => `${textOf(title)} (${id})`).join(', ');
  return [
    indent([styled(name, style), `  ${group.length} rules`]),
    ...[first.evidence, ...(first.remedy === null ? [] : [first.remedy])].flatMap((text) =>
      paragraph(textOf(text), columns, { indent: 4 }),
    ),
    ...paragraph(names, columns, { indent: 4, style: 'dim' }),
  ];
}

function ruleLines(rule: CheckResult, context: LocaleContext): Line[] {
  const { id, title, state, evidence, remedy, file, line, fixes, waiver } = rule;
  const { columns, pathName } = context;
  const [name, style] = mark(rule);
  const width = (columns ?? 100) - 4;
  const [first = '', ...more] = wrap(`${name}  ${textOf(title)} (${id})`, width + 2);
  const texts = [
    textOf(evidence),
    ...(waiver === null || state !== 'waived' ? [] : [`Waived until ${waiver.until}: ${waiver.reason}`]),
    ...(remedy === null ? [] : [textOf(remedy)]),
  ];
  return [
    indent([styled(name, style), first.slice(name.length)]),
    ...more.map((part) => indent([part], 4)),
    ...texts.flatMap((text) => paragraph(text, columns, { indent: 4 })),
    ...(file === null || state === 'passed'
      ? []
      : paragraph(placeName(file, line ?? undefined, pathName), columns, { indent: 4, style: 'dim' })),
    ...(state === 'failed' ? fixes.flatMap((fix) => fixLines(fix, context)) : []),
  ];
}

function fixLines(
  { file, toml }: CheckResult['fixes'][number],
  { columns, pathName }: LocaleContext,
): Line[] {
  return [
    ...paragraph(`In ${pathName(file)}:`, columns, { indent: 4, style: 'dim' }),
    ...tomlLines(toml, (columns ?? Number.POSITIVE_INFINITY) - 6).map((line) => indent([line], 6)),
  ];
}
