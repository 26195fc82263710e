import { whyNoEtc } from '../../differential/namespace.ts';
import { describeLeaves, leafFiles, runLeaves } from '../../differential/run-leaves.ts';
import { judge, type Measurement } from '../figure.ts';

/** For a profile a program is started for each document, so that one of so many is tried. */
const PROFILE_SHARE = 8;

/** How often Glance and the real Codex disagree on whether a file is valid, at every leaf of every file. */
export const figures: readonly Measurement[] = [
  {
    name: 'leaves',
    async measure(bench) {
      const withoutEtc = await whyNoEtc();
      const files = leafFiles.filter(
        (file) => withoutEtc === null || !/^(?:managed|requirements)/.test(file),
      );
      const rows = [];
      for (const file of files) {
        const isProfile = file === 'profile';
        const name = `Every key of ${isProfile ? 'a profile' : file}: wrong types, words and ranges`;
        bench.say(name);
        const result = await runLeaves(file, isProfile ? { share: PROFILE_SHARE } : {});
        if (result.disagreements.length > 0) bench.say(describeLeaves(result));
        const { leaves, documents, refused, disagreements } = result;
        const count = (value: number) => value.toLocaleString('en');
        const detail = `${count(documents)} documents at ${count(leaves)} keys; the real Codex refuses ${count(refused)}`;
        rows.push(judge({ name, value: disagreements.length, unit: 'disagreements', goal: 0, detail }));
      }
      return rows;
    },
  },
];
