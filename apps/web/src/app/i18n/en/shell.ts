import type { Translated } from '../translated.js';
import type { shell as zhShell } from '../zh/shell.js';

export const shell: Translated<typeof zhShell> = {
  brand: 'Taizhang',
  skip: 'Skip to content',
  navLabel: 'Main navigation',
  nav: { todo: 'To do', supervision: 'Supervision', ledgers: 'Ledgers' },
  language: { label: 'Language', zh: '中文', en: 'English' },
  account: { menu: 'My account: {{name}}', signOut: 'Sign out', roles: 'Roles', unit: 'Unit' },
  connection: {
    away: 'The service is away: {{reason}}',
    awayHint: 'Reconnecting by itself; nothing you have typed is lost.',
    network: 'The server cannot be reached. Please check the network.',
    back: 'The connection is back and the page is up to date.',
    stale: 'Live updates have stopped, so this page may be behind; reconnecting.',
    deadlineNear: 'Next try in {{seconds}} s.',
  },
  state: {
    loading: 'Loading…',
    loadFailed: 'The data could not be loaded',
    retry: 'Try again',
    more: 'Load more',
    end: 'All shown: {{count}}',
    notFound: 'There is no such page',
    notFoundHint: 'The address may be wrong, or you may not be allowed to see it.',
    home: 'Back to my list',
    broken: 'This page failed',
    brokenHint:
      'Please reload; saved drafts are kept. If it happens again, give the code below to your administrator.',
    reload: 'Reload',
    close: 'Close',
    cancel: 'Cancel',
    unknown: '—',
  },
  problem: {
    network: 'The server cannot be reached. Check the network and try again.',
    unexpected:
      'The server answered in an unexpected way. Reload the page; tell your administrator if it stays.',
    code: 'Code: {{code}}',
  },
  time: {
    workdaysLeft_one: '{{count}} working day left',
    workdaysLeft_other: '{{count}} working days left',
    lastDay: 'due today',
    overdue_one: '{{count}} day overdue',
    overdue_other: '{{count}} days overdue',
    yearMissing: 'working calendar of {{year}} not published',
    since: 'since {{when}}',
    none: 'no deadline',
    dueDay: 'by {{day}}',
    original: 'originally {{day}}',
    picker: 'ddd D MMM YYYY',
    officeClock: 'All times are local to the office',
  },
  list: {
    clause: '; ',
    labelled: '{{label}}: {{text}}',
    noted: '{{text}} ({{note}})',
    separator: ', ',
    many: '{{names}} and others ({{count}} in all)',
  },
  light: { label: '{{name}}: {{word}}' },
};
