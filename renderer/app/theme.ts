import { useLayoutEffect } from 'react';
import type { Settings } from '../../electron/shared/settings.ts';

/** Light or dark as chosen, else as the system has it; `styles/tokens.css` follows the attribute. */
export function useTheme(theme: Settings['theme']): void {
  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
}
