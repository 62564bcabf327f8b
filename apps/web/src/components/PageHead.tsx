import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Top of every page: where one is, its name, and what stands at its right. Also the title of the window. */
export function PageHead(props: {
  title: string;
  crumbs?: ReactNode;
  beside?: ReactNode;
  children?: ReactNode;
}) {
  const { title, crumbs, beside, children } = props;
  const { t } = useTranslation();
  const brand = t('shell.brand');
  useEffect(() => {
    document.title = `${title} · ${brand}`;
  }, [title, brand]);
  return (
    <header className="page-head">
      <div>
        {crumbs !== undefined && <div className="crumbs">{crumbs}</div>}
        <h1>{title}</h1>
      </div>
      {beside}
      <span className="grow" />
      {children}
    </header>
  );
}
