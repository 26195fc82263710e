import { GLANCE_VERSION } from '../../shared/version.ts';
import { descriptorOutput } from '../terminal/descriptor-output.ts';

/** Writes the version of Glance on stdout. */
export function main(): Promise<void> {
  const stdout = descriptorOutput(
    1,
    () => process.stdout,
    () => {},
  );
  return stdout.write(versionLine);
}

export const versionLine = `codex-glance ${GLANCE_VERSION}\n`;
