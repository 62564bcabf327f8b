import { createMemoryHistory } from '@tanstack/react-router';
import { configure, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { App } from '../app/App.js';
import { createI18n } from '../app/i18n/i18n.js';
import { createQueryClient } from '../app/query-client.js';
import { createAppRouter } from '../app/router.js';
import type { Language } from '../format/language.js';

// Pages are loaded when they are first needed; on a busy machine that takes its time.
configure({ asyncUtilTimeout: 20_000 });

/** The whole application at an address, as a person meets it. `fetch` must be a `FakeServer`'s by then. */
export function renderApp(address: string, language: Language = 'zh') {
  const router = createAppRouter(createMemoryHistory({ initialEntries: [address] }));
  const queries = createQueryClient();
  const view = render(<App translations={createI18n(language)} queries={queries} router={router} />);
  return { ...view, router, queries, user: userEvent.setup({ delay: null }) };
}
