import type { PaperField, PaperPart } from '#contract';
import { paperFields } from '#contract';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';

type Column = PaperPart['columns'][number];

interface ColumnHeadsProps {
  columns: (Column | null)[];
  widths: number[];
  /** Width of what stands at the left of the first column, in pixels. */
  gutter: number;
  onChange: (column: number, field: PaperField) => void;
}

/** Below this a guess is shown as one. */
const SURE = 0.6;

/** A narrower column has room for the words alone. */
const ARROW_MIN_PX = 84;

/** What each column was taken for, above it, to be corrected there; a correction reads the paper again. */
export function ColumnHeads({ columns, widths, gutter, onChange }: ColumnHeadsProps) {
  const { t } = useTranslation();
  const options = paperFields.map((field) => ({ value: field, label: t(`intake.paper.field.${field}`) }));
  const shares = [gutter, ...widths].map((width) => `minmax(0, ${width}fr)`).join(' ');
  return (
    <div className="column-heads" style={{ gridTemplateColumns: shares }}>
      <span />
      {widths.map((width, at) => {
        const column = columns[at] ?? null;
        return (
          <Select
            key={`${at} ${width}`}
            size="small"
            aria-label={t('intake.paper.columnHolds', { number: at + 1, header: column?.header ?? '' })}
            placeholder={t('intake.paper.columnUnknown')}
            status={column !== null && column.score < SURE ? 'warning' : ''}
            value={column?.field ?? null}
            popupMatchSelectWidth={false}
            suffixIcon={width < ARROW_MIN_PX ? null : undefined}
            options={options}
            onChange={(field: PaperField | null) => field !== null && onChange(at, field)}
          />
        );
      })}
    </div>
  );
}
