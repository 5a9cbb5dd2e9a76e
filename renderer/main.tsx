import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { keepFocusInSight } from './app/focus-in-sight.ts';
import { adoptPath } from './app/location.ts';
import { applyTheme } from './app/theme.ts';
import './design/base.css';

adoptPath();
applyTheme();
keepFocusInSight();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
