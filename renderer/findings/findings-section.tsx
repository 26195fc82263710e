import type { Finding } from '../../electron/shared/finding.ts';
import { useReader } from '../page/reader.tsx';
import { Section } from '../page/section.tsx';
import { FindingList } from './finding-list.tsx';

/** What a person should know: what is so, where, and what to do. */
export function FindingsSection({ findings }: { readonly findings: readonly Finding[] }) {
  const { strings } = useReader();
  return (
    <Section title={strings.findings.title} aside={findings.length}>
      <FindingList findings={findings} />
    </Section>
  );
}
