import type { LedgerExportQuery, LedgerView } from '#contract';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMutation } from '@tanstack/react-query';
import type { LedgerFilter } from '../../api/ledgers.js';
import { exportLedger } from '../../api/ledgers.js';
import { joining } from '../../components/joining.js';
import { useProblemText } from '../../components/problem-text.js';

type Wanted = Pick<LedgerExportQuery, 'format' | 'layout'>;

/** Formats whose paper can be refilled; of the others only the standard layout is made. */
const refilled = ['xlsx', 'docx'] as const;

interface ExportMenuProps {
  ledger: LedgerView;
  /** What the page shows: the file has exactly these rows. */
  filter: LedgerFilter;
}

/** The ledger as a file: as a clean table, or as the paper that came in, refilled with how each row stands (F75). */
export function ExportMenu({ ledger, filter }: ExportMenuProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const make = useMutation({
    mutationFn: (wanted: Wanted) => exportLedger(ledger.id, { ...wanted, ...filter }),
    onSuccess: ({ file, name }, { format }) => save(file, name ?? `${ledger.title}.${format}`),
    onError: (error) => message.error(<Failure error={error} />),
  });
  const original = refilled.find((format) => format === ledger.source?.format);
  const items = [
    { key: 'xlsx', label: t('intake.exportMenu.xlsx') },
    { key: 'docx', label: t('intake.exportMenu.docx') },
    { key: 'csv', label: t('intake.exportMenu.csv') },
    ...(original === undefined ? [] : [{ key: 'original', label: t('intake.exportMenu.original') }]),
  ];
  const wantedOf = (key: string): Wanted =>
    key === 'original'
      ? { format: original ?? 'xlsx', layout: 'original' }
      : { format: key as Wanted['format'], layout: 'standard' };
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => make.mutate(wantedOf(key)) }} trigger={['click']}>
      <Button loading={make.isPending}>
        {t(make.isPending ? 'intake.exportMenu.making' : labelOf(filter))}
      </Button>
    </Dropdown>
  );
}

/** Says before the click that not everything goes out. */
function labelOf({ text, undecided }: LedgerFilter) {
  return text === undefined && undecided === undefined
    ? ('intake.exportMenu.label' as const)
    : ('intake.exportMenu.labelShown' as const);
}

function Failure({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const { sentence } = useProblemText(error);
  return <>{joining(t).labelled(t('intake.exportMenu.failed'), sentence)}</>;
}

/** Hands a file to the browser, which keeps it where it keeps downloads. */
function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
