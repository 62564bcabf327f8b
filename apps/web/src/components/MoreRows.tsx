import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface MoreRowsProps {
  /** What is said when everything is shown. */
  end: string;
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
}

/** End of a list that goes on: read on when it comes into view, or by the button; says when everything is shown. */
export function MoreRows({ end: endText, hasMore, loading, onMore }: MoreRowsProps) {
  const { t } = useTranslation();
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const target = end.current;
    if (target === null || !hasMore || loading || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) onMore();
      },
      { rootMargin: '400px' },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [hasMore, loading, onMore]);
  return (
    <div ref={end} className="more-rows" aria-live="polite">
      {hasMore ? (
        <Button type="text" loading={loading} onClick={onMore}>
          {t('shell.state.more')}
        </Button>
      ) : (
        <span className="quiet small">{endText}</span>
      )}
    </div>
  );
}
