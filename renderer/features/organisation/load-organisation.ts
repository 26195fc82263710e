import { usable } from '../../state/usable.ts';

/** What the organisation's APIs say comes as one piece of its own, which neither the popover nor the dashboard loads. */
type OrganisationPiece = typeof import('./organisation-view.tsx');

let loading: Promise<OrganisationPiece> | null = null;

/** The same promise each time, until it fails. */
export function loadOrganisation(): Promise<OrganisationPiece> {
  loading ??= usable(
    import('./organisation-view.tsx').catch((error: unknown) => {
      loading = null;
      throw error;
    }),
  );
  return loading;
}
