import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { sentinelSearches } from './queries/searches.ts';

/** The table that the records arrive in. */
const TABLE =
  'let CodexGlance_CL = datatable(TimeGenerated:datetime, RecordId:string, Kind:string, Machine:string, Body:string)[];\n';

interface Diagnostics {
  readonly Count: number;
  getItem(index: number): { readonly Severity: string; readonly Message: string };
}

interface Kusto {
  readonly Language: {
    readonly KustoCode: {
      ParseAndAnalyze(text: string): {
        GetDiagnostics(): Diagnostics;
        GetSyntaxDiagnostics?(): Diagnostics;
      };
    };
  };
}

/** Microsoft's own parser of KQL, which sets a global. */
let kusto: Kusto;
beforeAll(() => {
  const require = createRequire(import.meta.url);
  require('@kusto/language-service-next/bridge.min.js');
  require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
  kusto = (globalThis as unknown as { Kusto: Kusto }).Kusto;
});

function problems(text: string): string[] {
  const found = kusto.Language.KustoCode.ParseAndAnalyze(text).GetDiagnostics();
  return Array.from({ length: found.Count }, (_, index) => found.getItem(index))
    .filter(({ Severity }) => Severity === 'Error')
    .map(({ Message }) => Message);
}

describe('KQL', () => {
  test('a query with a column that there is not is refused', () => {
    expect(problems(`${TABLE}CodexGlance_CL | where Kindd == "turn"`)).not.toEqual([]);
  });

  test.each(sentinelSearches())('$name is understood, with every column it names', ({ text }) => {
    expect(problems(TABLE + text)).toEqual([]);
  });
});
