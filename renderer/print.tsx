import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { adoptPath, useHashPath, useHashSearch } from './app/location.ts';
import { PrintPage } from './deck/print-page.tsx';
import './design/base.css';

// What is printed has a page of its own: it loads at once all that it draws, and nothing of a window.
adoptPath();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <Router hook={useHashPath} searchHook={useHashSearch}>
      <PrintPage />
    </Router>,
  );
}
