import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app/App.js';
import { createI18n, rememberedLanguage } from './app/i18n/i18n.js';
import { createQueryClient } from './app/query-client.js';
import { createAppRouter } from './app/router.js';
import './app/styles/index.css';

// The page's content policy forbids code made from text, so the schemas must not even try.
z.config({ jitless: true });

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <App
      translations={createI18n(rememberedLanguage())}
      queries={createQueryClient()}
      router={createAppRouter()}
    />
  </StrictMode>,
);
