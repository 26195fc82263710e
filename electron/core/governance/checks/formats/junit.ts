import type { CheckReport, CheckResult } from '../../../../shared/governance/checks.ts';
import { textOf } from '../../../../shared/messages/message.ts';

/**
 * Writes a report as JUnit XML by the schema of Jenkins. GitLab shows the class and the text of an element and drops
 * attributes of a failure; Jenkins wants a class. Waived and open rules are skipped tests.
 */
export function junitXml({ policy, generatedAt, counts, rules }: CheckReport): string {
  const totals = `tests="${rules.length}" failures="${counts.failed}" errors="0" skipped="${counts.waived + counts['not-known']}" time="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite id="0" package="codex-glance" name="${xml(policy)}" ${totals} timestamp="${generatedAt.replace(/\.\d+Z$/, '')}" hostname="localhost">`,
    `    <properties><property name="policy" value="${xml(policy)}"/></properties>`,
    ...rules.map((rule) => testCase(rule, policy)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(rule: CheckResult, policy: string): string {
  const { id, area, title, state, level } = rule;
  const open = `    <testcase classname="codex-glance.${xml(policy)}.${area}" name="${xml(`${id}: ${textOf(title)}`)}" time="0"`;
  if (state === 'passed') return `${open}/>`;
  const inner =
    state === 'failed'
      ? `<failure message="${xml(textOf(rule.evidence))}" type="${level}">${xml(bodyOf(rule))}</failure>`
      : `<skipped>${xml(skipOf(rule))}</skipped>`;
  return `${open}>\n      ${inner}\n    </testcase>`;
}

function skipOf({ state, evidence, waiver }: CheckResult): string {
  return state === 'waived' && waiver !== null
    ? `Waived until ${waiver.until}: ${waiver.reason}. ${textOf(evidence)}`
    : textOf(evidence);
}

function bodyOf({ evidence, remedy, file, line, fixes }: CheckResult): string {
  const place = file === null ? [] : [`${file}${line === null ? '' : `:${line}`}`];
  const texts = fixes.map((fix) => `${fix.file}\n${fix.toml}`);
  return [textOf(evidence), ...(remedy === null ? [] : [textOf(remedy)]), ...place, ...texts].join('\n');
}

/** Characters that XML 1.0 has not, also as references. */
const UNKNOWN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function xml(text: string): string {
  return text
    .replace(UNKNOWN, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
