import { Component, type ReactNode } from 'react';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Button } from '../controls/button.tsx';
import styles from './boundary.module.css';
import { Note } from './note.tsx';

interface BoundaryProps {
  /** The way out of a view that cannot be shown. */
  readonly onBack?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** Keeps a fault to the block or view that has it: the rest of the page stays, and it can be tried again. */
export class Boundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <Failed onAgain={() => this.setState({ failed: false })} onBack={this.props.onBack} />;
  }
}

function Failed(props: { readonly onAgain: () => void; readonly onBack: (() => void) | undefined }) {
  const { strings } = useLocale();
  return (
    <div className={styles.failed} role="alert">
      <Note tone="critical">{strings.page.blockFailed}</Note>
      <div className={styles.actions}>
        {props.onBack === undefined ? null : (
          <Button kind="quiet" onPress={props.onBack}>
            {strings.detail.back}
          </Button>
        )}
        <Button kind="quiet" onPress={props.onAgain}>
          {strings.page.again}
        </Button>
      </div>
    </div>
  );
}
