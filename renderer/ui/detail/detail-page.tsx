import { type ReactNode, useContext } from 'react';
import { useLocale } from '../../i18n/locale-context.tsx';
import { usePageState } from '../../state/page-context.tsx';
import { Icon } from '../icons/icon.tsx';
import { BesideContext } from './beside.ts';
import styles from './detail-page.module.css';

/**
 * The frame of a detail view: the way back, the heading that takes the focus, and the content. Beside the
 * overview the panel around it has the way back, and the overview has the main landmark and the top heading.
 */
export function DetailPage(props: {
  readonly title: ReactNode;
  /** Stands above the title: what kind of thing it is. */
  readonly kind?: string;
  /** It is as tall as it may be and scrolls in itself, where it is in the centre of a desk. */
  readonly fills?: boolean;
  readonly children: ReactNode;
}) {
  const isBeside = useContext(BesideContext);
  const Content = isBeside ? 'div' : 'main';
  const Title = isBeside ? 'h2' : 'h1';
  return (
    <>
      {isBeside ? null : <WayBack />}
      <Content className={styles.main} data-fills={isBeside && props.fills === true}>
        <div className={styles.head}>
          {props.kind === undefined ? null : (
            <p className={styles.kind} aria-hidden="true">
              {props.kind}
            </p>
          )}
          <Title className={styles.title} tabIndex={-1} data-arrival>
            {props.kind === undefined ? null : <span className="spoken">{props.kind}: </span>}
            {props.title}
          </Title>
        </div>
        {props.children}
      </Content>
    </>
  );
}

function WayBack() {
  const { strings } = useLocale();
  const { navigation } = usePageState();
  return (
    <nav className={styles.bar} aria-label={strings.detail.navigation}>
      <button
        type="button"
        className={styles.back}
        aria-keyshortcuts="Escape"
        title={strings.detail.backKey}
        onClick={() => navigation.back()}
      >
        <Icon name="chevron" size={12} className={styles.arrow} />
        {strings.detail.back}
      </button>
    </nav>
  );
}
