import { CodeBlock } from '../../ui/controls/code-block.tsx';
import { Note } from '../../ui/detail/note.tsx';
import { Section } from '../../ui/section/section.tsx';
import { useStateTexts } from './row/state-texts.ts';

/** How an administrator sets the organisation up. */
export function SetupSection({ isFaulty }: { readonly isFaulty: boolean }) {
  const { setup: texts } = useStateTexts();
  return (
    <>
      <Note tone={isFaulty ? 'warning' : 'plain'}>{isFaulty ? texts.faulty : texts.off}</Note>
      <Section title={texts.title}>
        <p>{texts.first}</p>
        <CodeBlock label={texts.file} text={texts.toml} />
        <p>{texts.next}</p>
        <CodeBlock label={texts.commands} text={texts.lines} />
      </Section>
    </>
  );
}
