import type { Glance } from './glance-interface.ts';

/** Creates what the desk shows of the organisation. */
export function createOrganisationViews(): Pick<Glance, 'organisationView'> {
  return { organisationView: async () => null };
}
