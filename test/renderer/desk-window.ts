import { act, cleanup, screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import type { Window as HappyWindow } from 'happy-dom';
import { afterEach, beforeEach } from 'vitest';

/** Makes the window as wide as a desk, or as the popover. */
export function setWidth(width: number): void {
  (window as unknown as HappyWindow).happyDOM.setViewport({ width, height: 800 });
}

/** Gives the tests of a file a window as wide as a desk, and leaves an empty page as wide as the popover. */
export function setUpDesk(): void {
  beforeEach(() => setWidth(1280));
  afterEach(() => {
    cleanup();
    setWidth(360);
  });
}

/** Clicks the link to a section, once the desk has its sections. */
export async function openSection(user: UserEvent, name: string): Promise<void> {
  const sections = await screen.findByRole('navigation', { name: 'Sections' });
  await user.click(within(sections).getByRole('link', { name }));
  await act(async () => {});
}
