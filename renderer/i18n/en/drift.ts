import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** What changed since the baseline was pinned. */
export const drift = {
  open: 'What changed since the baseline',
  title: 'Changes',
  about: 'What changed since the baseline was pinned: when, in which file, and how it was before.',
  reading: 'Comparing with the baseline',
  none: 'No baseline pinned',
  why: 'A baseline is a picture of what Codex may do on this machine and of the checks that pass. What changes after it stands here, with the file that changed it, and is a finding.',
  how: 'Pin the present state in a terminal',
  sign: 'With --key FILE it is signed with your Ed25519 key. It holds no secrets.',
  same: (since: string) => `Nothing changed since ${since}`,
  count: (count: number) => (count === 0 ? 'No changes' : plural(count, { one: 'change', other: 'changes' })),
  timeline: 'Timeline',
  table: 'Table',
  view: 'Shown as',
  noFile: 'Decided by no file',
  noTime: 'When is not known',
  pinned: 'Baseline pinned',
  signed: (key: string) => `signed with key ${key}`,
  notSigned: 'not signed',
  policy: (name: string) => `policy ${name}`,
  again: 'If it is meant to be so, pin it',
  added: 'Added',
  removed: 'Removed',
  was: 'Before',
  is: 'Now',
  nothing: 'Nothing',
  columns: { when: 'When', what: 'What', was: 'Before', is: 'Now', file: 'File' },
  fields: { kind: 'Kind', identity: 'What runs or answers', sha256: 'Content', state: 'State' },
  check: 'Check',
};
