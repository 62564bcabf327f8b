import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { Empty } from '../components/States.js';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty title={t('shell.state.notFound')}>
      <p>{t('shell.state.notFoundHint')}</p>
      <Link to="/">{t('shell.state.home')}</Link>
    </Empty>
  );
}
