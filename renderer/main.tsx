import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createMinuteClock } from './state/minute.ts';
import { createMirror } from './state/mirror.ts';
import { connect } from './transport/connect.ts';
import './styles/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');

const mirror = createMirror(connect());
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
    <App mirror={mirror} clock={clock} />
  </StrictMode>,
);
