import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useState } from 'react';
import { type UsageGrouping, usageGroupings } from '../../../electron/shared/commands.ts';
import { type ExportFormat, exportFormats } from '../../../electron/shared/contract/saved-file.ts';
import type { Message } from '../../../electron/shared/messages/message.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { offerFile } from '../../state/offer-file.ts';
import { usePageState } from '../../state/page-context.tsx';
import { Failed } from '../../ui/answer/answer-view.tsx';
import { Button } from '../../ui/controls/button.tsx';
import choices from '../../ui/controls/choices.module.css';
import { Section } from '../../ui/section/section.tsx';
import styles from './tokens-view.module.css';

type Done = {
  readonly busy?: ExportFormat;
  readonly said?: string;
  readonly problem?: Message;
};

/** All that was used, as a file for a spreadsheet or a script. */
export function ExportSection() {
  const { strings, conceal } = useLocale();
  const { api } = usePageState();
  const [by, setBy] = useState<UsageGrouping>('daily');
  const [done, setDone] = useState<Done>({});
  const texts = strings.tokens;
  const save = async (format: ExportFormat) => {
    setDone({ busy: format });
    const result = await api.exportUsage({ by, format });
    if (!result.ok) return setDone({ problem: result.message });
    const { file, name, text } = result.value;
    if (text !== null) offerFile(document, name, text);
    if (file !== null) setDone({ said: texts.saved(conceal(file)) });
    else setDone(text === null ? {} : { said: texts.offered(name) });
  };
  return (
    <Section title={texts.export}>
      <RadioGroup
        className={choices.segments}
        aria-label={texts.exportBy}
        value={by}
        onValueChange={(next: UsageGrouping) => setBy(next)}
      >
        {usageGroupings.map((each) => (
          <Radio.Root
            key={each}
            value={each}
            nativeButton
            render={<button type="button" />}
            className={choices.choice}
          >
            <span className={choices.name}>{texts.groupings[each]}</span>
          </Radio.Root>
        ))}
      </RadioGroup>
      <div className={styles.exports}>
        {exportFormats.map((format) => (
          <Button key={format} kind="quiet" busy={done.busy === format} onPress={() => void save(format)}>
            {texts.saveAs(format.toUpperCase())}
          </Button>
        ))}
      </div>
      <p role="status" className={styles.quiet}>
        {done.said ?? ''}
      </p>
      {done.problem === undefined ? null : (
        <div role="alert">
          <Failed why={done.problem} />
        </div>
      )}
    </Section>
  );
}
