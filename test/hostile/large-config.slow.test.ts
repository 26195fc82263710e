import { describe, expect, it } from 'vitest';
import { configFindings } from '../../electron/core/config/findings.ts';
import { keptStack } from '../../electron/core/config/kept-stack.ts';
import { configReport } from '../../electron/core/config/report.ts';
import { resolveConfig } from '../../electron/core/config/resolve.ts';
import { findInvalid } from '../../electron/core/config/validity/invalid.ts';
import { decideAnalytics } from '../../electron/core/privacy/analytics.ts';
import { decideOtel } from '../../electron/core/privacy/otel.ts';
import { resolveWorld } from '../core/config/world.ts';

/*
 * Documents of one config.toml that are much larger than any that is written by hand. What grows with the square
 * of one of them does not end before the test does.
 */

interface Row {
  readonly name: string;
  readonly text: string;
  /** How many values it sets. */
  readonly values: number;
  /** One of them, with its line; undefined for a list of tables, which has none. */
  readonly one: readonly [key: string, line: number | undefined];
}

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_line, index) => line(index)).join('');

/** Keys down to the deepest level that Codex reads. */
const deep = lines(76, (level) => `.d${level}`);

const rows: readonly Row[] = [
  {
    name: '60,000 tables',
    text: lines(60_000, (index) => `[t${index}]\nx = 1\n`),
    values: 60_000,
    one: ['t59999.x', 120_000],
  },
  {
    name: '60,000 tables with quoted names',
    text: lines(60_000, (index) => `[projects."/p/${index}"]\ntrust_level = "trusted"\n`),
    values: 60_000,
    one: ['projects."/p/59999".trust_level', 120_000],
  },
  {
    name: '60,000 MCP servers',
    text: lines(60_000, (index) => `[mcp_servers.s${index}]\ncommand = "x"\n`),
    values: 60_000,
    one: ['mcp_servers.s59999.command', 120_000],
  },
  {
    name: '2,000 tables as deep as can be',
    text: lines(2_000, (index) => `[r${index}${deep}]\nx = 1\n`),
    values: 2_000,
    one: [`r1999${deep}.x`, 4_000],
  },
  {
    name: '100,000 keys in one table',
    text: `[a]\n${lines(100_000, (index) => `k${index} = 1\n`)}`,
    values: 100_000,
    one: ['a.k99999', 100_001],
  },
  {
    name: '100,000 items of a list',
    text: `a = [\n${'1,\n'.repeat(100_000)}]\n`,
    values: 1,
    one: ['a', 1],
  },
  {
    name: '60,000 lists of tables',
    text: lines(60_000, () => '[[a]]\nx = "1"\n'),
    values: 1,
    one: ['a', undefined],
  },
];

const optOut = '\n[analytics]\nenabled = false\n';

/** All that a Snapshot and a report say of it. */
async function decide(files: Readonly<Record<string, string>>) {
  const { stack } = await resolveWorld(files, { cwd: '$PROJ', codexVersion: null });
  const kept = keptStack(stack);
  const resolved = resolveConfig(kept, findInvalid(stack));
  return {
    analytics: decideAnalytics(resolved),
    otel: decideOtel(resolved),
    report: configReport(resolved, kept, []),
    findings: configFindings(kept, resolved),
  };
}

describe.each(rows)('a config.toml of $name', { timeout: 60_000 }, ({ text, values, one: [key, line] }) => {
  it("as the user's", async () => {
    const { analytics, otel, report } = await decide({ '$HOME/config.toml': `${text}${optOut}` });
    expect(analytics).toMatchObject({ enabled: false, origin: { layer: 'user' } });
    expect(otel.logUserPrompt.value).toBe(false);
    expect(report.invalid).toBeNull();
    const shown = Object.entries(report.values).filter(([, { origin }]) => origin.layer === 'user');
    expect(shown).toHaveLength(values + 1);
    expect(report.values[key]?.origin.layer).toBe('user');
    expect(report.values[key]?.origin.line).toBe(line);
  });

  it('of a project that is not trusted', async () => {
    const { analytics, report } = await decide({
      '$HOME/config.toml': optOut,
      '$PROJ/.git/HEAD': 'ref: refs/heads/main\n',
      '$PROJ/.codex/config.toml': `${text}[analytics]\nenabled = true\n`,
    });
    expect(analytics).toMatchObject({ enabled: false, origin: { layer: 'user' } });
    expect(report.values[key]).toMatchObject({ value: null, shadowed: [{ origin: { layer: 'project' } }] });
    expect(report.values[key]?.shadowed[0]?.origin.line).toBe(line);
  });
});

it('a finding names some of very many keys', async () => {
  const many = lines(60_000, (index) => `k${index} = 1\n`);
  const { findings } = await decide({ '$HOME/config.toml': `[otel]\n${many}` });
  const found = findings.find(({ kind }) => kind === 'config.unknown-keys');
  expect(found?.title).toMatch(/`otel\.k0`, .+ and 59988 more in your config\.toml\.$/);
});
