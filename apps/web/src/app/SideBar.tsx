import type { Session } from '#contract';
import type { Role } from '#domain';
import CheckSquareOutlined from '@ant-design/icons/CheckSquareOutlined';
import DownOutlined from '@ant-design/icons/DownOutlined';
import FileTextOutlined from '@ant-design/icons/FileTextOutlined';
import GlobalOutlined from '@ant-design/icons/GlobalOutlined';
import NodeIndexOutlined from '@ant-design/icons/NodeIndexOutlined';
import UserOutlined from '@ant-design/icons/UserOutlined';
import { Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { joining } from '../components/joining.js';
import { languages } from '../format/language.js';
import { useLanguage } from './i18n/language.js';
import { useSignOut } from './sign-out.js';

/** Who looks after the whole office; units see their rows in "to do" and in the rows themselves. */
const overseers: readonly Role[] = ['supervisor', 'leader', 'administrator'];

interface Entry {
  to: '/' | '/supervision' | '/ledgers';
  label: 'todo' | 'supervision' | 'ledgers';
  icon: ReactNode;
  /** Roles to which the server opens the page; absent, everybody. */
  roles?: readonly Role[];
}

const entries: Entry[] = [
  { to: '/', label: 'todo', icon: <CheckSquareOutlined aria-hidden="true" /> },
  {
    to: '/supervision',
    label: 'supervision',
    icon: <NodeIndexOutlined aria-hidden="true" />,
    roles: overseers,
  },
  { to: '/ledgers', label: 'ledgers', icon: <FileTextOutlined aria-hidden="true" />, roles: overseers },
];

function entriesFor(session: Session): Entry[] {
  return entries.filter(
    ({ roles }) => roles === undefined || roles.some((role) => session.roles.includes(role)),
  );
}

export interface FrameProps {
  session: Session;
  /** Things waiting for this person; shown beside "to do". */
  waiting: number | null;
}

function NavLink({ entry, waiting, withIcon }: { entry: Entry; waiting: number | null; withIcon: boolean }) {
  const { t } = useTranslation();
  const count = entry.label === 'todo' && waiting !== null && waiting > 0 ? waiting : null;
  return (
    <Link to={entry.to} activeOptions={{ exact: entry.to === '/', includeSearch: false }}>
      {withIcon && entry.icon}
      <span>{t(`shell.nav.${entry.label}`)}</span>
      {count !== null && <span className="nav-count">{count > 99 ? '99+' : count}</span>}
    </Link>
  );
}

/** Navigation on a wide screen: brand, pages, and at the foot who one is. */
export function SideBar({ session, waiting }: FrameProps) {
  const { t } = useTranslation();
  return (
    <div className="side">
      <div className="brand">
        {t('shell.brand')}
        <small>{session.unit.shortName}</small>
      </div>
      <nav className="nav-list" aria-label={t('shell.navLabel')}>
        {entriesFor(session).map((entry) => (
          <NavLink key={entry.to} entry={entry} waiting={waiting} withIcon={false} />
        ))}
      </nav>
      <div className="side-foot">
        <AccountMenu session={session}>
          <button type="button" className="side-button">
            <b>{session.person.name}</b>
            <span className="small">
              {joining(t).list(session.roles.map((role) => t(`words.role.${role}`)))}{' '}
              <DownOutlined aria-hidden="true" />
            </span>
          </button>
        </AccountMenu>
      </div>
    </div>
  );
}

/** The same on a phone, where a thumb reaches it. */
export function BottomBar({ session, waiting }: FrameProps) {
  const { t } = useTranslation();
  return (
    <nav className="bottom-bar" aria-label={t('shell.navLabel')}>
      {entriesFor(session).map((entry) => (
        <NavLink key={entry.to} entry={entry} waiting={waiting} withIcon />
      ))}
      <AccountMenu session={session}>
        <button type="button">
          <UserOutlined aria-hidden="true" />
          <span>{session.person.name}</span>
        </button>
      </AccountMenu>
    </nav>
  );
}

/** Who one is, the language, and the way out. */
function AccountMenu({ session, children }: { session: Session; children: ReactNode }) {
  const { t } = useTranslation();
  const { language, choose } = useLanguage();
  const signOut = useSignOut();
  const about = (
    <span>
      <b>{session.person.name}</b>
      <br />
      {session.unit.fullName}
      <br />
      {joining(t).list(session.roles.map((role) => t(`words.role.${role}`)))}
    </span>
  );
  return (
    <Dropdown
      trigger={['click']}
      placement="topLeft"
      menu={{
        items: [
          { key: 'about', label: about, disabled: true, style: { color: 'inherit', cursor: 'default' } },
          { type: 'divider' },
          ...languages.map((one) => ({
            key: one,
            icon: <GlobalOutlined />,
            label: t(`shell.language.${one}`),
            disabled: one === language,
            onClick: () => choose(one),
          })),
          { type: 'divider' },
          { key: 'signOut', label: t('shell.account.signOut'), onClick: () => signOut() },
        ],
      }}
    >
      {children}
    </Dropdown>
  );
}
