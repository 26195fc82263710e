import type { CheckReport, CheckResult } from '../../shared/governance/checks.ts';
import { worstFirst } from '../../shared/governance/worst-first.ts';
import { textOf } from '../../shared/messages/message.ts';
import { escapeMarkdown, markdownTable, sentenceMarkdown } from '../text/markdown.ts';

/** Writes a report as GitHub Flavored Markdown: a table, then what to do about each rule that fails. */
export function checkMarkdown({ policy, counts, rules }: CheckReport): string {
  const sorted = worstFirst(rules);
  const failed = sorted.filter(({ state }) => state === 'failed');
  return [
    `## ${escapeMarkdown(policy)}: ${counts.passed} of ${rules.length} pass`,
    '',
    ...markdownTable(
      [{ title: 'Rule' }, { title: 'State' }, { title: 'Level' }, { title: 'Evidence' }],
      sorted.map(({ title, state, level, evidence }) => [
        textOf(title),
        stateName(state),
        level,
        textOf(evidence),
      ]),
      sentenceMarkdown,
    ),
    ...failed.flatMap(failureLines),
    '',
  ].join('\n');
}

function stateName(state: CheckResult['state']): string {
  return state === 'not-known' ? 'not known' : state;
}

function failureLines({ title, why, remedy, fixes }: CheckResult): string[] {
  return [
    '',
    `### ${sentenceMarkdown(textOf(title))}`,
    '',
    sentenceMarkdown([textOf(why), ...(remedy === null ? [] : [textOf(remedy)])].join(' ')),
    ...fixes.flatMap(({ file, toml }) => ['', escapeMarkdown(file), '', '```toml', toml, '```']),
  ];
}
