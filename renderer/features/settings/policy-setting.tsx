import { type ReadyPolicyName, readyPolicyNames } from '../../../electron/shared/governance/policy-names.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { checkHome } from './home-path.ts';
import { PathField } from './path-field.tsx';
import { ChoiceRow } from './rows/choices.tsx';
import { useSettingsTexts } from './settings-texts.ts';
import { useChange } from './use-change.ts';

/** `own`: a file of the user's. */
type Choice = ReadyPolicyName | 'none' | 'own';

/** Which policy the overview holds this machine against: none, one that comes with Glance, or a file. */
export function PolicySetting({ policy }: { readonly policy: string | null }) {
  const { conceal } = useLocale();
  const { policy: texts } = useSettingsTexts().overview;
  const ready = readyPolicyNames.find((name) => name === policy);
  const own = policy !== null && ready === undefined ? policy : null;
  const names = ['none', ...readyPolicyNames] as const;
  return (
    <>
      <ChoiceRow<Choice>
        name={texts.name}
        why={texts.why}
        form="list"
        choices={[
          ...names.map((name) => ({ value: name, name: texts.choices[name] })),
          ...(own === null ? [] : [{ value: 'own' as const, name: conceal(own) }]),
        ]}
        value={own === null ? (ready ?? 'none') : 'own'}
        patch={(next) => (next === 'own' ? {} : { policy: next === 'none' ? null : next })}
      />
      <PolicyFile own={own} />
    </>
  );
}

/** A file by its whole path. */
function PolicyFile({ own }: { readonly own: string | null }) {
  const { overview, homes } = useSettingsTexts();
  const { policy: texts } = overview;
  const { problem, send } = useChange();
  const use = async (typed: string) => {
    const checked = checkHome(typed, []);
    if (!checked.ok) return homes.relative;
    return (await send({ policy: checked.path })) ? null : 'refused';
  };
  return (
    <PathField
      label={own === null ? texts.file : texts.otherFile}
      example={texts.example}
      action={texts.use}
      problem={problem}
      onSend={use}
    />
  );
}
