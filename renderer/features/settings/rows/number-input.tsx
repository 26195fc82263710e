import { NumberField } from '@base-ui/react/number-field';
import { type Ref, useRef, useState } from 'react';
import { useLocale } from '../../../i18n/locale-context.tsx';
import styles from './number-input.module.css';

/** What a field holds while it is typed into; `idle` while nothing is. */
type Draft = { readonly typed: number | null } | 'idle';

/**
 * A number that counts once the field is left or Enter is pressed, so that no half-typed number is sent.
 * Arrow keys step; Esc takes back what was typed.
 */
export function NumberInput(props: {
  readonly id?: string;
  readonly label: string;
  readonly describedBy?: string | undefined;
  /** Null for an empty field. */
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  /** Digits after the point. */
  readonly decimals?: number;
  /** Characters that fit. */
  readonly width: number;
  readonly before?: string;
  readonly after?: string;
  readonly disabled?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
  /** Not called where nothing changed. */
  readonly onNumber: (value: number | null) => void;
}) {
  const { language } = useLocale();
  const { value, min, max, decimals = 0 } = props;
  const [draft, setDraft] = useState<Draft>('idle');
  // The latest word counts, also before it is drawn.
  const latest = useRef<Draft>('idle');
  const hold = (next: Draft) => {
    latest.current = next;
    setDraft(next);
  };
  const isGivenUp = useRef(false);
  const finish = () => {
    const done = isGivenUp.current ? 'idle' : latest.current;
    hold('idle');
    if (done === 'idle') return;
    const number = done.typed === null ? null : fitting(done.typed, min, max, decimals);
    if (number !== value) props.onNumber(number);
  };
  return (
    <NumberField.Root
      className={styles.field}
      value={draft === 'idle' ? value : draft.typed}
      min={min}
      max={max}
      locale={language}
      disabled={props.disabled ?? false}
      format={{ maximumFractionDigits: decimals, useGrouping: false }}
      onValueChange={(typed) => hold({ typed })}
      onBlur={finish}
    >
      {props.before === undefined ? null : <span aria-hidden="true">{props.before}</span>}
      <NumberField.Input
        ref={props.ref}
        id={props.id}
        className={styles.input}
        data-width={props.width}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        onKeyDown={(event) => {
          const isUnsent = latest.current !== 'idle';
          if (event.key === 'Enter') leaveAndReturn(event.currentTarget);
          if (event.key !== 'Escape' || !isUnsent) return;
          // Taken here, so that the page does not go back as well.
          event.preventDefault();
          isGivenUp.current = true;
          leaveAndReturn(event.currentTarget);
          isGivenUp.current = false;
        }}
      />
      {props.after === undefined ? null : <span aria-hidden="true">{props.after}</span>}
    </NumberField.Root>
  );
}

/** The field shows what counts only once it is left: until then the text in it is the reader's. */
function leaveAndReturn(input: HTMLInputElement): void {
  input.blur();
  input.focus({ preventScroll: true });
}

function fitting(typed: number, min: number, max: number, decimals: number): number {
  const unit = 10 ** decimals;
  return Math.min(max, Math.max(min, Math.round(typed * unit) / unit));
}
