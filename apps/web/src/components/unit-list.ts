import { useTranslation } from 'react-i18next';

const NAMED_MAX = 3;

/** Names one after the other; a long list is the first few and how many there are. */
export function useUnitList(): (names: string[]) => string {
  const { t } = useTranslation();
  return (names) => {
    const different = [...new Set(names)];
    const separator = t('shell.list.separator');
    if (different.length <= NAMED_MAX + 1) return different.join(separator);
    return t('shell.list.many', {
      names: different.slice(0, NAMED_MAX).join(separator),
      count: different.length,
    });
  };
}
