import type { RefObject } from 'react';
import { checkHome, MOST_HOMES } from './home-path.ts';
import { PathField } from './path-field.tsx';
import { type SettingsTexts, useSettingsTexts } from './settings-texts.ts';
import { useChange } from './use-change.ts';

/** A folder to read as well, by its whole path. */
export function AddHome(props: {
  readonly homes: readonly string[];
  readonly field: RefObject<HTMLInputElement | null>;
}) {
  const { homes: texts } = useSettingsTexts();
  const { problem, send } = useChange();
  const add = async (typed: string) => {
    const checked = checkHome(typed, props.homes);
    if (!checked.ok) return reasonOf(checked.reason, texts);
    return (await send({ codexHomes: [...props.homes, checked.path] })) ? null : 'refused';
  };
  return (
    <PathField
      label={texts.path}
      example={texts.example}
      action={texts.add}
      field={props.field}
      problem={problem}
      onSend={add}
    />
  );
}

function reasonOf(reason: 'relative' | 'known' | 'many', texts: SettingsTexts['homes']): string {
  return reason === 'many' ? texts.many(MOST_HOMES) : texts[reason];
}
