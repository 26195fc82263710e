const names: Readonly<Record<string, string>> = {
  free: 'Free',
  go: 'Go',
  plus: 'Plus',
  pro: 'Pro',
  prolite: 'Pro Lite',
  promax: 'Pro Max',
  team: 'Team',
  business: 'Business',
  self_serve_business_prolite: 'Business Pro Lite',
  self_serve_business_usage_based: 'Business, by usage',
  ent26: 'Enterprise',
  enterprise: 'Enterprise',
  enterprise_cbp_automation: 'Enterprise automation',
  enterprise_cbp_usage_based: 'Enterprise, by usage',
  edu: 'Edu',
  edu_plus: 'Edu Plus',
  edu_pro: 'Edu Pro',
  sci: 'Science',
  sci_plus: 'Science Plus',
};

/** What a plan is called; a plan that is not known by its id without the id's underscores. */
export function planName(planType: string): string {
  const known = names[planType.toLowerCase()];
  if (known !== undefined) return known;
  const words = planType.replace(/[_-]+/g, ' ').trim();
  return words === '' ? planType : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
