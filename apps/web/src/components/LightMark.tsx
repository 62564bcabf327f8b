import type { Light } from '#domain';
import { useTranslation } from 'react-i18next';

const shapes: Record<Light, string> = {
  green: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Z',
  blue: 'M6 .6 11.4 6 6 11.4.6 6Z',
  yellow: 'M6 .8 11.6 11H.4Z',
  red: 'M1.2 1.2h9.6v9.6H1.2Z',
};

/** A light of F53: a shape of its own, its colour and always its word; `detail` says more than the bare word. */
export function LightMark({ light, detail }: { light: Light; detail?: string | undefined }) {
  const { t } = useTranslation();
  return (
    <span className={`light light-${light}`}>
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        <path d={shapes[light]} fill="currentColor" />
      </svg>
      <span className="visually-hidden">{t(`words.lightName.${light}`)} </span>
      {detail ?? t(`words.light.${light}`)}
    </span>
  );
}
