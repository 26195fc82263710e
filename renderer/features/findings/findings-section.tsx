import { memo } from 'react';
import type { Finding } from '../../../electron/shared/finding.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { sameProps } from '../../state/same-props.ts';
import { Section } from '../../ui/section/section.tsx';
import { FindingList } from './finding-list.tsx';

/** What a person should know: what is so, where, and what to do. */
export const FindingsSection = memo(function FindingsSection(props: {
  readonly findings: readonly Finding[];
}) {
  const { strings } = useLocale();
  const { findings } = props;
  return (
    <Section title={strings.findings.title} aside={findings.length}>
      <FindingList findings={findings} />
    </Section>
  );
}, sameProps);
