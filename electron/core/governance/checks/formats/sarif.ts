import { createHash } from 'node:crypto';
import { isAbsolute, relative, sep } from 'node:path';
import type { CheckReport, CheckResult } from '../../../../shared/governance/checks.ts';
import { textOf } from '../../../../shared/messages/message.ts';
import { GLANCE_VERSION } from '../../../../shared/version.ts';

/** Where a result points that has no file in the repository and no policy file. */
const DEFAULT_POLICY = 'codex-glance-policy.toml';

/** GitHub shows this much of a description. */
const LONGEST = 1_024;

/** How severe GitHub takes a failure for, 0 to 10. */
const severities: Record<CheckResult['level'], string> = { error: '8.0', warning: '5.0', note: '2.0' };

/**
 * Writes a report as SARIF 2.1.0 that GitHub takes. A result is in a file of `root` where its cause is; else GitHub
 * could not show it, so that it points at the policy and names the file in its message.
 */
export function sarifLog(report: CheckReport, root: string): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Codex Glance',
            semanticVersion: GLANCE_VERSION,
            version: GLANCE_VERSION,
            rules: report.rules.map(ruleOf),
          },
        },
        automationDetails: { id: `codex-glance/${report.policy}/` },
        columnKind: 'utf16CodeUnits',
        results: report.rules.map((rule, ruleIndex) => resultOf(rule, ruleIndex, report, root)),
      },
    ],
  };
}

function ruleOf({ id, title, why, level, controls, fixes }: CheckResult): object {
  const { soc2, iso27001, nistCsf } = controls;
  const help = [textOf(why), ...fixes.map(({ file, toml }) => `${file}:\n\n${toml}`)].join('\n\n');
  const markdown = [
    textOf(why),
    ...fixes.map(({ file, toml }) => `\`${file}\`\n\n\`\`\`toml\n${toml}\n\`\`\``),
  ];
  return {
    id,
    name: id.replace(/(?:^|-)([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
    shortDescription: { text: textOf(title).slice(0, LONGEST) },
    fullDescription: { text: textOf(why).slice(0, LONGEST) },
    help: { text: help, markdown: markdown.join('\n\n') },
    defaultConfiguration: { level },
    properties: {
      tags: [
        'security',
        ...soc2.map((one) => `SOC 2 ${one}`),
        ...iso27001.map((one) => `ISO 27001 ${one}`),
        ...nistCsf.map((one) => `NIST CSF ${one}`),
      ],
      'security-severity': severities[level],
      precision: 'very-high',
    },
  };
}

const kinds = { passed: 'pass', failed: 'fail', waived: 'fail', 'not-known': 'open' } as const;

function resultOf(rule: CheckResult, ruleIndex: number, report: CheckReport, root: string): object {
  const { id, state, level, evidence, remedy, waiver } = rule;
  const { uri, line, named } = placeOf(rule, report, root);
  const text = [
    ...(named === null ? [] : [named]),
    textOf(evidence),
    ...(remedy === null ? [] : [textOf(remedy)]),
  ];
  return {
    ruleId: id,
    ruleIndex,
    kind: kinds[state],
    // The standard asks for "none" of everything that does not fail.
    level: kinds[state] === 'fail' ? level : 'none',
    message: { text: text.join(' ') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          region: { startLine: line, startColumn: 1, endLine: line, endColumn: 2 },
        },
      },
    ],
    partialFingerprints: { primaryLocationLineHash: fingerprint(id, report.policy) },
    ...(state === 'waived' && waiver !== null
      ? {
          suppressions: [
            {
              kind: 'external',
              status: 'accepted',
              justification: `${waiver.reason} (until ${waiver.until})`,
            },
          ],
        }
      : {}),
  };
}

/** GitHub takes text of this form as it is: a hash, and which of several of the same. */
function fingerprint(id: string, policy: string): string {
  return `${createHash('sha256').update(`${policy}\n${id}`).digest('hex').slice(0, 16)}:1`;
}

interface Location {
  /** Relative to the repository. */
  readonly uri: string;
  readonly line: number;
  /** The cause, where the location is not it. */
  readonly named: string | null;
}

function placeOf(
  { file, line, policyLine }: CheckResult,
  { policyFile }: CheckReport,
  root: string,
): Location {
  const own = file === null ? null : uriWithin(file, root);
  if (own !== null) return { uri: own, line: line ?? 1, named: null };
  const named = file === null ? null : `${file}${line === null ? '' : `, line ${line}`}:`;
  const policy = policyFile === null ? null : uriWithin(policyFile, root);
  // A rule that is in the policy which this one extends has a line of another file.
  return policy === null
    ? { uri: DEFAULT_POLICY, line: 1, named }
    : { uri: policy, line: policyLine ?? 1, named };
}

function uriWithin(file: string, root: string): string | null {
  const path = relative(root, file);
  if (path === '' || path.startsWith('..') || isAbsolute(path)) return null;
  return path.split(sep).map(encodeURIComponent).join('/');
}
