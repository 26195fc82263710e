import type { Exports, ShownTarget } from '../../../electron/shared/export/exports.ts';
import type { Strings } from '../../i18n/en.ts';
import type { DataSharingRow } from '../../ui/row/row.tsx';

type Look = Pick<DataSharingRow, 'sign' | 'tone' | 'state'>;

/** What Glance itself sends: to how many systems, or what is wrong with the gravest of them. */
export function exportsRow(exports: Exports, strings: Strings): DataSharingRow {
  const { dataSharing } = strings;
  return {
    id: 'exports',
    title: dataSharing.exports,
    ...lookOf(exports, strings),
    locked: false,
    notes: exports.targets
      .filter(({ level }) => level === exports.state)
      .map(({ reason }) => ({ host: reason })),
  };
}

function lookOf({ state, targets, problems }: Exports, { dataSharing }: Strings): Look {
  const words = dataSharing.exportsState;
  switch (state) {
    case 'none':
      return { sign: 'off', tone: 'plain', state: words.none };
    case 'off':
      return { sign: 'off', tone: 'plain', state: words.off };
    case 'fine': {
      const leaving = targets.filter((target) => target.leaves && target.state !== 'off').length;
      return leaving === 0
        ? { sign: 'good', tone: 'active', state: words.here }
        : { sign: 'out', tone: 'plain', state: dataSharing.exportsTo(leaving) };
    }
    case 'info':
      return { sign: 'untested', tone: 'plain', state: wordOf(targets, state, words) };
    case 'warning':
      return { sign: 'warning', tone: 'warning', state: wordOf(targets, state, words) };
    case 'error':
      return {
        sign: 'critical',
        tone: 'critical',
        state: problems.length > 0 ? words.invalid : wordOf(targets, state, words),
      };
  }
}

/** The word of the first target that is as grave. */
function wordOf(
  targets: readonly ShownTarget[],
  grave: ShownTarget['level'],
  words: Strings['dataSharing']['exportsState'],
): string {
  const state = targets.find(({ level }) => level === grave)?.state ?? 'failing';
  return state === 'fine' || state === 'waiting' ? words.here : words[state];
}
