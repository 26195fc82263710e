// @vitest-environment happy-dom
import { act } from '@testing-library/react';
import { createRoot } from 'react-dom/client';
import { expect, it, vi } from 'vitest';
import { de } from '../../../renderer/i18n/de.ts';
import { ReaderProvider, useLocale } from '../../../renderer/i18n/locale-context.tsx';

const german = vi.hoisted(() => ({ coming: null as Promise<unknown> | null }));

// As when they arrive between a first drawing, which waits for them, and the next.
vi.mock('../../../renderer/i18n/language.ts', async (importOriginal) => ({
  ...(await importOriginal<typeof import('../../../renderer/i18n/language.ts')>()),
  readyStrings: () => (german.coming === null ? null : de),
  loadStrings: () => {
    german.coming ??= Promise.resolve(de);
    return german.coming;
  },
}));

function Title() {
  return useLocale().strings.footer.settings;
}

it('texts that arrive while the page is drawn are taken without a fault', async () => {
  const faults: unknown[] = [];
  const warned = vi.spyOn(console, 'error').mockImplementation(() => {});
  const container = document.createElement('div');
  const root = createRoot(container, { onRecoverableError: (error) => faults.push(error) });
  await act(async () =>
    root.render(
      <ReaderProvider locale="de-DE" timeZone="UTC" now={0}>
        <Title />
      </ReaderProvider>,
    ),
  );
  expect(container.textContent).toBe('Einstellungen');
  expect(faults).toEqual([]);
  expect(warned).not.toHaveBeenCalled();
  act(() => root.unmount());
});
