import { messageMaker } from '../../message.ts';
import { plural } from '../../plural.ts';

/** What changed since a baseline was pinned. */
export const baseline = {
  'baseline.changed': ({ id }: { id: string }) => `Changed since the baseline: \`${id}\``,
  'baseline.before': ({ before, after }: { before: string | null; after: string | null }) =>
    `Before: ${before ?? 'nothing'}. Now: ${after ?? 'nothing'}.`,
  'baseline.more': ({ count }: { count: number }) =>
    `${count} more ${plural('en', count, { one: 'thing', other: 'things' })} changed since the baseline`,
  'baseline.unusable': ({ file }: { file: string }) =>
    `${file} is damaged, or was changed after it was pinned, so nothing can be compared with it. Pin it again.`,
  'baseline.elsewhere': ({ home, folder }: { home: string; folder: string | null }) =>
    `The baseline is of ${home}${folder === null ? '' : ` seen from ${folder}`}. Pin one here to see what changes here.`,
  'baseline.remedy': () =>
    'See all with `codex-glance drift`. If it is meant to be so, pin it with `codex-glance baseline pin`.',
};

export const baselineMessage = messageMaker(baseline);
