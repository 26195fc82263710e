import { pluralIn } from '../../plural.ts';

const plural = pluralIn('en');

/** This machine against a policy. The few words of the overview's row are in `glance`. */
export const checks = {
  open: 'This machine against a policy',
  title: 'Checks',
  about: 'This machine against a policy. Nothing is written and nothing is sent.',
  reading: 'Checking',
  policy: 'Policy',
  policies: { developer: 'Developer', enterprise: 'Enterprise', regulated: 'Regulated' },
  own: 'Your own',
  pass: (passed: number, all: number) => `${passed} of ${all} pass`,
  keep: 'Show on the overview',
  drop: 'Remove from the overview',
  states: { failed: 'Failed', 'not-known': 'Not known', waived: 'Waived', passed: 'Passed' },
  levels: { error: 'Error', warning: 'Warning', note: 'Note' },
  waived: (until: string, reason: string) => `Waived until ${until}: ${reason}`,
  rules: (count: number) => plural(count, { one: 'rule', other: 'rules' }),
  fixes: 'What to write',
  controls: 'Controls',
};
