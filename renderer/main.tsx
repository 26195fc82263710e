import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { loadDesk } from './features/desk/load-desk.ts';
import { loadDetails } from './features/detail/load-details.ts';
import { loadStrings, pageLanguage } from './i18n/language.ts';
import { createMinuteClock } from './state/minute.ts';
import { keepPlace, keepTrail } from './state/navigation/place.ts';
import { createPageState } from './state/page-state.ts';
import { followPresence } from './state/presence.ts';
import { isWide } from './state/wide.ts';
import { connect } from './transport/connect.ts';
import './ui/styles/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');

// Under way while the first Snapshot is asked for: most often the host speaks the language of the browser.
void loadStrings(pageLanguage(navigator.language).language);
const page = createPageState(connect());
if (page.api.host === 'tray') keepPlace(page.navigation, window);
else {
  const onMove = (listener: () => void) => window.addEventListener('popstate', listener);
  keepTrail(page.navigation, { location, history, onMove });
}
if (isWide()) void loadDesk().catch(() => {});
followPresence(page.api, { page: document, window });
const clock = createMinuteClock({
  page: document,
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});

createRoot(root).render(
  <StrictMode>
    <App page={page} clock={clock} />
  </StrictMode>,
);

// A view that is opened is there at once; where the piece cannot be had now, opening the view asks again.
requestIdleCallback(() => void loadDetails().catch(() => {}));
