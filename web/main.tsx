import './jitless.ts';
import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { preferredLanguage, speak } from './i18n/catalogue.ts';
import { viewOf } from './state/view.ts';
import { loadFonts } from './styles/fonts.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html: there is no element with the id "root".');

// Labels are measured when they are placed, so the fonts come before the first picture.
await Promise.all([loadFonts(), speak(preferredLanguage(viewOf(location.pathname, location.search).language))]);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
