import { whyNoEtc } from '../../differential/namespace.ts';
import { describeLeaves, type LeafFile, leafFiles, runLeaves } from '../../differential/run-leaves.ts';
import { type Figure, judge, type Line, type Measurement, notMeasured } from '../table/figure.ts';
import type { Workbench } from '../workbench/workbench.ts';

/** For a profile a program is started for each document, so that one of so many is tried. */
const PROFILE_SHARE = 8;

const lineOf = (file: LeafFile): Line => ({
  name: `Every key of ${file === 'profile' ? 'a profile' : file}: wrong types, words and ranges`,
  unit: 'disagreements',
  goal: 0,
  against: 'whether the real Codex takes the file',
});

async function measure(bench: Workbench): Promise<Figure[]> {
  const withoutEtc = await whyNoEtc();
  const figures: Figure[] = [];
  for (const file of leafFiles) {
    const line = lineOf(file);
    if (withoutEtc !== null && /^(?:managed|requirements)/.test(file)) {
      figures.push(notMeasured(line, withoutEtc));
      continue;
    }
    bench.say(line.name);
    const result = await runLeaves(file, file === 'profile' ? { share: PROFILE_SHARE } : {});
    if (result.disagreements.length > 0) bench.say(describeLeaves(result));
    const { leaves, documents, refused, disagreements } = result;
    const detail = `${documents} documents at ${leaves} keys; the real Codex refuses ${refused}`;
    figures.push(judge(line, disagreements.length, detail));
  }
  return figures;
}

/** How often Glance and the real Codex disagree on whether a file is valid, at every leaf of every file. */
export const measurements: readonly Measurement[] = [
  { name: 'leaves', lines: leafFiles.map(lineOf), measure },
];
