/** The blocks of the overview, in the order in which they stand by default. */
export const glanceSections = [
  'limits',
  'now',
  'tokens',
  'leaves',
  'days',
  'models',
  'reports',
  'findings',
] as const;
export type GlanceSection = (typeof glanceSections)[number];
