import { memo } from 'react';
import type { Finding } from '../../electron/shared/finding.ts';
import { useReader } from '../page/reader.tsx';
import { Section } from '../page/section.tsx';
import { sameProps } from '../state/same-props.ts';
import { FindingList } from './finding-list.tsx';

/** What a person should know: what is so, where, and what to do. */
export const FindingsSection = memo(function FindingsSection(props: {
  readonly findings: readonly Finding[];
}) {
  const { strings } = useReader();
  const { findings } = props;
  return (
    <Section title={strings.findings.title} aside={findings.length}>
      <FindingList findings={findings} />
    </Section>
  );
}, sameProps);
