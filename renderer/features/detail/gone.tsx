import { useLocale } from '../../i18n/locale-context.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { Note } from '../../ui/detail/note.tsx';

/** The thing that was opened is no longer there, such as a finding that was mended. */
export function Gone(props: { readonly title: string; readonly why: string }) {
  const { strings } = useLocale();
  return (
    <DetailPage title={props.title}>
      <Note tone="plain">
        {props.why} {strings.detail.goBack}
      </Note>
    </DetailPage>
  );
}
