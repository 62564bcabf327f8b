import type { CalendarView, Session } from '#contract';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useChanges } from '../api/changes.js';
import { waitingQuery } from '../api/lists.js';
import { calendarQuery, chooseLocale, sessionQuery } from '../api/session.js';
import { Failed, Loading } from '../components/States.js';
import { ConnectionBanner } from './ConnectionBanner.js';
import { useLanguage } from './i18n/language.js';
import { OfficeContext } from './office.js';
import { BottomBar, SideBar } from './SideBar.js';

/** Everything behind the sign-in. Whoever is not signed in goes there and comes back to this very page. */
export function Frame() {
  const session = useQuery(sessionQuery);
  const calendar = useQuery({ ...calendarQuery, enabled: session.data != null });
  if (session.data === null) return <ToSignIn />;
  if (session.data !== undefined && calendar.data !== undefined)
    return <SignedIn session={session.data} calendar={calendar.data.calendar} />;
  const error = session.error ?? calendar.error;
  const again = (): void => {
    void session.refetch();
    if (session.data != null) void calendar.refetch();
  };
  return (
    <div className="content">
      <ConnectionBanner />
      {error === null ? <Loading rows={8} /> : <Failed error={error} onRetry={again} />}
    </div>
  );
}

/**
 * Leaves for the sign-in page once. The wanted page is the one at the first render: the address changes while the
 * sign-in page is still being loaded, and following it would lead from one sign-in address to the next without end.
 */
function ToSignIn() {
  const navigate = useNavigate();
  const wanted = useRef(useLocation().href);
  useEffect(() => {
    void navigate({ to: '/sign-in', search: { next: wanted.current }, replace: true });
  }, [navigate]);
  return <Loading rows={8} />;
}

function SignedIn({ session, calendar }: { session: Session; calendar: CalendarView['calendar'] }) {
  const { t } = useTranslation();
  useChanges();
  useSameLanguage(session);
  const counts = useQuery(waitingQuery);
  const waiting = counts.data?.todo ?? null;
  const office = useMemo(() => ({ session, calendar }), [session, calendar]);
  return (
    <OfficeContext.Provider value={office}>
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      <div className="frame">
        <SideBar session={session} waiting={waiting} />
        <div>
          <ConnectionBanner />
          <main className="content" id="content" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </div>
      <BottomBar session={session} waiting={waiting} />
    </OfficeContext.Provider>
  );
}

/** The server speaks the language of the page: sentences of refusals and problems come from there. */
function useSameLanguage(session: Session): void {
  const queries = useQueryClient();
  const { language } = useLanguage();
  useEffect(() => {
    if (session.locale === language) return;
    chooseLocale(language)
      .then((changed) => queries.setQueryData(sessionQuery.queryKey, changed))
      // The page itself is in the right language already; the server is told with the next load.
      .catch(() => undefined);
  }, [session.locale, language, queries]);
}
