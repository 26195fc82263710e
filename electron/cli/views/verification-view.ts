import type { ConfigDifference, ConfigVerification } from '../../shared/verify.ts';
import { heading, type Line } from '../text/lines.ts';
import { paragraph } from '../text/paragraph.ts';
import type { LocaleContext } from './view.ts';

const subjects: Readonly<Record<ConfigDifference['kind'], string>> = {
  value: 'Value',
  origin: 'Origin',
  layers: 'Layers',
  layer: 'Content',
  requirement: 'Requirement',
  error: 'Validity',
};

/** Renders whether the Codex program agrees; each point where it does not. */
export function verificationView(
  verification: ConfigVerification,
  { pathName, columns }: LocaleContext,
): Line[] {
  const { agreed, codexVersion, codexBinary, differences, compared, notCompared } = verification;
  const asked = `Asked ${pathName(codexBinary)}${codexVersion === null ? '' : `, ${codexVersion}`}`;
  const result = agreed
    ? agreement(compared ?? null, notCompared.length)
    : `Codex disagrees in ${differences.length} ${differences.length === 1 ? 'point' : 'points'}.`;
  return [
    heading('Verification'),
    ...paragraph(result, columns, { style: agreed ? 'green' : 'red' }),
    ...paragraph(asked, columns, { style: 'dim' }),
    ...differences.flatMap((difference) => differenceLines(difference, columns)),
    ...byReason(notCompared).flatMap((what) =>
      paragraph(`Not compared: ${what}`, columns, { hang: 2, style: 'yellow' }),
    ),
  ];
}

function agreement(compared: number | null, leftOut: number): string {
  if (leftOut === 0 || compared === null) return 'Codex agrees on every value, origin and error.';
  return `Codex agrees on every value, origin and error that was compared: ${compared} ${compared === 1 ? 'value' : 'values'}.`;
}

/** `key: reason` becomes one line for each reason, with all of its keys. */
function byReason(notCompared: readonly string[]): string[] {
  const cut = (what: string) => /^(\S+): (.+)$/.exec(what);
  const groups = Map.groupBy(notCompared, (what) => cut(what)?.[2] ?? what);
  return [...groups].map(([reason, all]) => {
    const keys = all.flatMap((what) => cut(what)?.[1] ?? []);
    return keys.length === 0 ? reason : `${keys.join(', ')}: ${reason}`;
  });
}

function differenceLines({ kind, key, glance, codex }: ConfigDifference, columns: number | null): Line[] {
  const of = `${subjects[kind]}${key === null ? '' : ` of ${key}`}`;
  const side = (name: string, value: unknown) =>
    paragraph(`${name}${shown(value)}`, columns, { indent: 4, hang: 8 });
  return [
    ...paragraph(of, columns, { hang: 2, style: 'bold' }),
    ...side('Glance  ', glance),
    ...side('Codex   ', codex),
  ];
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'not set');
}
