import type { Finding } from '../../shared/finding.ts';
import { plainTextOf } from '../../shared/messages/plain-text.ts';
import { heading, indent, type Line, type Style, styled } from '../text/lines.ts';
import { placeName } from '../text/names.ts';
import { paragraph } from '../text/paragraph.ts';
import { wrap } from '../text/wrap.ts';
import type { LocaleContext } from './view.ts';

const levels: Record<Finding['level'], readonly [text: string, style: Style]> = {
  error: ['error', 'red'],
  warning: ['warning', 'yellow'],
  info: ['note', 'blue'],
};

/** Renders what a person should know: what is so, where, why it matters, what to do. */
export function findingsView(findings: readonly Finding[], context: LocaleContext): Line[] {
  if (findings.length === 0) return [];
  return [
    heading('Findings', String(findings.length)),
    ...findings.flatMap((each) => findingLines(each, context)),
  ];
}

function findingLines({ level, title, file, line, detail, remedy }: Finding, context: LocaleContext): Line[] {
  const [name, style] = levels[level];
  const width = (context.columns ?? 100) - 4;
  // The level takes space in the first line only.
  const [first = '', ...more] = wrap(`${name}  ${plainTextOf(title)}`, width + 2);
  return [
    indent([styled(name, style), first.slice(name.length)]),
    ...more.map((part) => indent([part], 4)),
    ...(file === undefined
      ? []
      : paragraph(placeName(file, line, context.pathName), context.columns, { indent: 4, style: 'dim' })),
    ...[detail, remedy].flatMap((text) =>
      text === undefined ? [] : paragraph(plainTextOf(text), context.columns, { indent: 4 }),
    ),
  ];
}
