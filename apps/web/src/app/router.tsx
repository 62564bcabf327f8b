import type { RouterHistory } from '@tanstack/react-router';
import {
  Outlet,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  useRouter,
} from '@tanstack/react-router';
import { Loading } from '../components/States.js';
import { Frame } from './Frame.js';
import { NotFound } from './NotFound.js';
import { PageBroken } from './PageBroken.js';
import { readSupervisionSearch, readText, readTodoSearch } from './search.js';

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { next?: string | undefined } => ({ next: readText(search['next']) }),
  component: lazyRouteComponent(() => import('../pages/sign-in/SignInPage.js'), 'SignInPage'),
});

const frameRoute = createRoute({ getParentRoute: () => rootRoute, id: 'frame', component: Frame });

const todoRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  validateSearch: readTodoSearch,
  component: lazyRouteComponent(() => import('../pages/todo/TodoPage.js'), 'TodoPage'),
});

const taskRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/tasks/$id',
  component: lazyRouteComponent(() => import('../pages/task/TaskPage.js'), 'TaskPage'),
});

const supervisionRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/supervision',
  validateSearch: readSupervisionSearch,
  component: lazyRouteComponent(() => import('../pages/supervision/SupervisionPage.js'), 'SupervisionPage'),
});

const ledgersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/ledgers',
  component: lazyRouteComponent(() => import('../pages/ledgers/LedgersPage.js'), 'LedgersPage'),
});

const importRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/ledgers/import',
  validateSearch: (search): { into?: string | undefined } => ({ into: readText(search['into']) }),
  component: lazyRouteComponent(() => import('../pages/ledgers/ImportPage.js'), 'ImportPage'),
});

const ledgerRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/ledgers/$id',
  component: lazyRouteComponent(() => import('../pages/ledger/LedgerPage.js'), 'LedgerPage'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  frameRoute.addChildren([todoRoute, taskRoute, supervisionRoute, ledgersRoute, importRoute, ledgerRoute]),
]);

/** One router per page load; tests bring a history in memory. */
export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    ...(history === undefined ? {} : { history }),
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: Loading,
    defaultErrorComponent: ErrorPage,
  });
}

function ErrorPage({ error }: { error: unknown }) {
  const router = useRouter();
  return <PageBroken error={error} key={router.state.location.href} />;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
