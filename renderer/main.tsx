import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { keepPlace } from './navigation/place.ts';
import { createMinuteClock } from './state/minute.ts';
import { createPageState } from './state/page-state.ts';
import { followPresence } from './state/presence.ts';
import { connect } from './transport/connect.ts';
import './styles/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');

const page = createPageState(connect());
if (page.api.host === 'tray') keepPlace(page.navigation, window);
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
