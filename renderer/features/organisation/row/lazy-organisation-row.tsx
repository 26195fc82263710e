import { Suspense, use } from 'react';
import type { Organisation } from '../../../../electron/shared/organisation/organisation.ts';
import { loadedOnce } from '../../../state/usable.ts';
import { Section } from '../../../ui/section/section.tsx';

const loadRow = loadedOnce(() => import('./organisation-row.tsx'));

/** The row of the overview for an organisation that is set up, below the title that its block has from the start. */
export function LazyOrganisationRow(props: { readonly title: string; readonly organisation: Organisation }) {
  return (
    <Section title={props.title}>
      <Suspense fallback={<p aria-busy="true">…</p>}>
        <Loaded organisation={props.organisation} />
      </Suspense>
    </Section>
  );
}

function Loaded(props: { readonly organisation: Organisation }) {
  const { OrganisationRow } = use(loadRow());
  return <OrganisationRow {...props} />;
}
