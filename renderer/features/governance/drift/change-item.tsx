import type { DriftChange } from '../../../../electron/shared/governance/drift-report.ts';
import type { PostureValue } from '../../../../electron/shared/governance/posture.ts';
import { HostText } from '../../../i18n/host-text.tsx';
import { type LocaleContext, useLocale } from '../../../i18n/locale-context.tsx';
import { Icon, type IconName } from '../../../ui/icons/icon.tsx';
import { checksTexts } from '../checks/checks-texts.ts';
import { postureTexts } from '../posture-texts.ts';
import { valueText } from '../posture-value.ts';
import { useDriftTexts } from './drift-texts.ts';
import styles from './drift-view.module.css';
import { changedFields, isThing, nameOf, type ThingField } from './timeline.ts';

/** Only so much of a hash is needed to tell it from others. */
const HASH_DIGITS = 12;

/** A change from one value to another, with the name of what changed where it is part of a thing. */
interface Step {
  readonly field: ThingField | null;
  /** Null where there was, or is, nothing. */
  readonly was: string | null;
  readonly is: string | null;
}

/** One thing that is another than it was. */
export function ChangeItem({ change }: { readonly change: DriftChange }) {
  const localeContext = useLocale();
  const texts = useDriftTexts();
  const sign = signOf(change);
  return (
    <li className={styles.change} data-tone={sign}>
      <Icon name={sign} size={13} className={styles.sign} />
      <div className={styles.body}>
        <ChangeTitle id={change.id} />
        {stepsOf(change, localeContext).map(({ field, was, is }) => (
          <p key={field} className={styles.step}>
            {field === null ? null : <span className={styles.field}>{texts.fields[field]}</span>}
            {was === null && field === null ? <span className={styles.field}>{texts.added}</span> : null}
            {is === null && field === null ? <span className={styles.field}>{texts.removed}</span> : null}
            {was === null && field === null ? null : (
              <del className={styles.was}>
                <span className="spoken">{texts.was}: </span>
                {was ?? texts.nothing}
              </del>
            )}
            {field === null && (was === null || is === null) ? null : (
              <Icon name="out" size={11} className={styles.arrow} />
            )}
            {is === null && field === null ? null : (
              <ins className={styles.is}>
                <span className="spoken">{texts.is}: </span>
                {is ?? texts.nothing}
              </ins>
            )}
          </p>
        ))}
      </div>
    </li>
  );
}

/** What changed, in words where there are some. */
export function ChangeTitle({ id }: { readonly id: string }) {
  const { conceal } = useLocale();
  const texts = useDriftTexts();
  const { is, title, thing } = nameOf(id);
  return (
    <p className={styles.name}>
      {title === null ? <code>{id}</code> : <HostText>{title}</HostText>}
      {thing === null ? null : (
        <bdi className={styles.thing} dir="ltr">
          {conceal(thing)}
        </bdi>
      )}
      {is === 'check' ? <span className={styles.kind}>{texts.check}</span> : null}
    </p>
  );
}

/** Returns the steps of a change in words of the page. */
export function stepsOf({ id, before, after }: DriftChange, localeContext: LocaleContext): readonly Step[] {
  const said = (value: PostureValue): string | null =>
    value === null
      ? null
      : isThing(value)
        ? thingText(value, localeContext)
        : plainText(id, value, localeContext);
  const fields = changedFields(before, after);
  if (fields === null) return [{ field: null, was: said(before), is: said(after) }];
  return fields.map(([field, was, is]) => ({
    field,
    was: fieldText(field, was, localeContext),
    is: fieldText(field, is, localeContext),
  }));
}

function signOf({ id, before, after }: DriftChange): IconName {
  if (nameOf(id).is !== 'check') return before === null ? 'note' : 'calm';
  return after === 'failed' ? 'warning' : after === 'passed' ? 'good' : 'unknown';
}

function plainText(id: string, value: PostureValue, localeContext: LocaleContext): string {
  const states: Readonly<Record<string, string>> = checksTexts[localeContext.language].states;
  if (nameOf(id).is === 'check' && typeof value === 'string') return states[value] ?? value;
  return valueText(value, localeContext);
}

function thingText(thing: Readonly<Record<ThingField, string | null>>, localeContext: LocaleContext): string {
  const parts = (['identity', 'state'] as const).flatMap(
    (field) => fieldText(field, thing[field], localeContext) ?? [],
  );
  return parts.join(', ');
}

function fieldText(
  field: ThingField,
  value: string | null,
  { language, conceal }: LocaleContext,
): string | null {
  if (value === null) return null;
  const { states, kinds } = postureTexts[language];
  switch (field) {
    case 'sha256':
      return value.slice(0, HASH_DIGITS);
    case 'state':
      return value
        .split('+')
        .map((part) => states[part] ?? part)
        .join(', ');
    case 'kind':
      return kinds[value] ?? value;
    case 'identity':
      return conceal(value);
  }
}
