import { Suspense, use } from 'react';
import { Section } from '../../../ui/section/section.tsx';
import { loadChecks } from './load-checks.ts';

/** The row of the overview for the policy of the settings, below the title that its block has from the start. */
export function LazyPolicyRow(props: { readonly title: string; readonly at: string }) {
  return (
    <Section title={props.title}>
      <Suspense fallback={<p aria-busy="true">…</p>}>
        <Loaded at={props.at} />
      </Suspense>
    </Section>
  );
}

function Loaded(props: { readonly at: string }) {
  const { PolicyRow } = use(loadChecks());
  return <PolicyRow {...props} />;
}
