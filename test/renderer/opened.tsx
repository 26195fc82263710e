import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { App } from '../../renderer/app/app.tsx';
import { loadDetails } from '../../renderer/features/detail/load-details.ts';
import { createMinuteClock } from '../../renderer/state/minute.ts';
import type { Route } from '../../renderer/state/navigation/route.ts';
import { createPageState } from '../../renderer/state/page-state.ts';
import { sampleConfigReport } from '../fixtures/config-reports.ts';
import { SAMPLE_NOW, type SampleName, sampleSnapshot } from '../fixtures/snapshots/sample-snapshot.ts';
import { FakeHost } from './fake-connection.ts';

/** The whole page on a host in memory that answers as the sample says. */
export async function openPage(
  name: SampleName,
  parts: Partial<FakeHost> = {},
  kind: 'browser' | 'tray' = 'browser',
) {
  const host = Object.assign(new FakeHost(sampleSnapshot(name), kind), parts);
  host.configReport ??= (key) => sampleConfigReport(name, key);
  const clock = createMinuteClock({ page: document, now: () => SAMPLE_NOW, after: () => () => {} });
  const page = createPageState(host);
  // As in the browser, where they are loaded soon after the first paint.
  await loadDetails();
  const { container } = render(<App page={page} clock={clock} />);
  await screen.findByRole('contentinfo');
  await act(async () => {});
  const user = userEvent.setup();
  return { host, user, page, container };
}

/** The whole page at one of its views, once what the view asked for is there. */
export async function openView(route: Route, ...page: Parameters<typeof openPage>) {
  const opened = await openPage(...page);
  await act(async () => opened.page.navigation.open(route, ''));
  await screen.findByRole('heading', { level: 1 });
  await act(async () => {});
  return opened;
}

type User = ReturnType<typeof userEvent.setup>;

/** Tabs on until the control of this name has the focus, then presses it. The mouse is not used. */
export async function pressByKeyboard(user: User, name: string | RegExp, key = '{Enter}'): Promise<void> {
  const target = controlsNamed(name).at(-1);
  if (target === undefined) throw new Error(`There is no control ${name}.`);
  // From the control before it, as each step of a whole way by Tab takes milliseconds.
  act(() => controlBefore(target)?.focus());
  for (let tabs = 0; document.activeElement !== target; tabs += 1) {
    if (tabs > 120) throw new Error(`${name} cannot be reached by Tab.`);
    await user.tab();
  }
  await user.keyboard(key);
  await act(async () => {});
}

/** The last control that Tab stops at before this one, or nothing where it is the first. */
function controlBefore(target: HTMLElement): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]')]
    .filter((element) => element.tabIndex >= 0 && !element.matches(':disabled'))
    .filter((element) => element.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING)
    .at(-1);
}

/** The sentence at the top may lead to the same view as a row below it; the row stands last. */
export function controlsNamed(name: string | RegExp): HTMLElement[] {
  return screen.queryAllByRole('button', { name }).concat(screen.queryAllByRole('switch', { name }));
}

/** What axe finds, one line a rule. Contrast needs real layout; it is checked in Chromium. */
export async function auditPage(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, {
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations.map((rule) => `${rule.id}: ${rule.nodes[0]?.html}`);
}

/** The text of an element as it reads. */
export const textOf = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
