import type { ReactNode } from 'react';
import type { Message } from '../../../electron/shared/messages/message.ts';
import { HostText } from '../../i18n/host-text.tsx';
import type { Answer } from '../../state/use-answer.ts';
import { Note } from '../detail/note.tsx';
import text from '../text/text.module.css';

/** Shows what the host answered: that it is asked, why it could not answer, or what is made of the answer. */
export function AnswerView<T>(props: {
  readonly answer: Answer<T>;
  /** What is said while the host is asked. */
  readonly waiting: string;
  readonly children: (value: T) => ReactNode;
}) {
  const { answer, waiting, children } = props;
  if (answer.state === 'known') return children(answer.value);
  if (answer.state === 'failed') return <Failed why={answer.why} />;
  return (
    <p className={text.quiet} role="status" aria-busy="true">
      {waiting}
    </p>
  );
}

/** Says why the host could not answer. */
export function Failed({ why }: { readonly why: Message }) {
  return (
    <Note tone="critical">
      <HostText>{why}</HostText>
    </Note>
  );
}
