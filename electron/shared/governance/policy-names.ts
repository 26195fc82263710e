/** The policies that come with Glance, from the least to the most strict. */
export const readyPolicyNames = ['developer', 'enterprise', 'regulated'] as const;
export type ReadyPolicyName = (typeof readyPolicyNames)[number];
