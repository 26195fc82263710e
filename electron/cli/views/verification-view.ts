import type { ConfigDifference, ConfigVerification } from '../../shared/verify.ts';
import { heading, indent, type Line, styled } from '../text/lines.ts';
import type { Reader } from './view.ts';

const subjects: Readonly<Record<ConfigDifference['kind'], string>> = {
  value: 'Value',
  origin: 'Origin',
  layers: 'Layers',
  layer: 'Content',
  requirement: 'Requirement',
  error: 'Validity',
};

/** Whether the Codex program agrees; each point where it does not. */
export function verificationView(verification: ConfigVerification, { pathName }: Reader): Line[] {
  const { agreed, codexVersion, codexBinary, differences, notCompared } = verification;
  const asked = `Asked ${pathName(codexBinary)}${codexVersion === null ? '' : `, ${codexVersion}`}`;
  const result = agreed
    ? styled('Codex agrees on every value, origin and error.', 'green')
    : styled(
        `Codex disagrees in ${differences.length} ${differences.length === 1 ? 'point' : 'points'}.`,
        'red',
      );
  return [
    heading('Verification'),
    indent([result]),
    indent([styled(asked, 'dim')]),
    ...differences.flatMap(differenceLines),
    ...notCompared.map((what) => indent([styled(`Not compared: ${what}`, 'yellow')])),
  ];
}

function differenceLines({ kind, key, glance, codex }: ConfigDifference): Line[] {
  return [
    indent([styled(`${subjects[kind]}${key === null ? '' : ` of ${key}`}`, 'bold')]),
    indent([`  Glance  ${shown(glance)}`]),
    indent([`  Codex   ${shown(codex)}`]),
  ];
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'not set');
}
