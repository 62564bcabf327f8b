import type { LedgerDecisionsInput, LedgerQuestion, LedgerRow, Names } from '#contract';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { numbered } from '../../components/joining.js';
import { LedgerQuestions } from '../../components/LedgerQuestions.js';
import { MarkedText } from '../../components/MarkedText.js';
import { Understood } from '../../components/Understood.js';
import { UnitSelect, UnitsSelect } from '../../components/UnitSelect.js';

interface PreviewRowProps {
  row: LedgerRow;
  names: Names;
  decisions: LedgerDecisionsInput;
  onDecide: (change: LedgerDecisionsInput) => void;
}

/** One row of the paper: at the left as printed, at the right as understood, below it what is open. */
export function PreviewRow({ row, names, decisions, onDecide }: PreviewRowProps) {
  const { t } = useTranslation();
  return (
    <article className="import-row">
      <div className="import-printed">
        <h3>
          <span className="quiet small num">{t('ledgers.row', { row: row.row })}</span>{' '}
          {numbered(row.item?.no, row.item?.title)}
        </h3>
        <p className="written">{row.content.trim()}</p>
        <dl className="printed">
          <div>
            <dt>{t('ledgers.responsibility')}</dt>
            <dd>
              <MarkedText text={row.responsibilityText} marks={row.marks.responsibility} />
            </dd>
          </div>
          <div>
            <dt>{t('ledgers.deadline')}</dt>
            <dd>
              <MarkedText text={row.deadlineText} marks={row.marks.deadline} />
            </dd>
          </div>
        </dl>
      </div>
      <div>
        <Understood row={row} names={names} />
        <LedgerQuestions
          questions={row.questions}
          answer={(question) => (
            <Answer question={question} row={row.row} decisions={decisions} onDecide={onDecide} />
          )}
        />
      </div>
    </article>
  );
}

interface AnswerProps extends Pick<PreviewRowProps, 'decisions' | 'onDecide'> {
  question: LedgerQuestion;
  row: number;
}

/** How a question is settled on the spot: a day, a unit, or the members of a group. */
function Answer({ question, row, decisions, onDecide }: AnswerProps) {
  const { t } = useTranslation();
  const words = question.data?.['unitText'];
  if (question.code.startsWith('deadline.')) {
    const day = decisions.dueDays?.[String(row)];
    return (
      <DatePicker
        aria-label={t('ledgers.view.dueDay')}
        value={day === undefined ? null : dayjs(day)}
        onChange={(chosen) =>
          onDecide({ dueDays: withDay(decisions.dueDays, row, chosen?.format('YYYY-MM-DD')) })
        }
      />
    );
  }
  if (typeof words !== 'string') return null;
  if (question.code === 'unit.unknown')
    return (
      <UnitSelect
        label={t('ledgers.view.unitFor', { text: words })}
        value={decisions.same?.[words] ?? null}
        onChange={(unit) => unit !== null && onDecide({ same: { ...decisions.same, [words]: unit } })}
      />
    );
  if (question.code === 'group.unresolved')
    return (
      <UnitsSelect
        label={t('ledgers.view.groupUnits', { text: words })}
        value={decisions.groups?.[words] ?? []}
        onChange={(units) => onDecide({ groups: { ...decisions.groups, [words]: units } })}
      />
    );
  return null;
}

function withDay(
  days: LedgerDecisionsInput['dueDays'],
  row: number,
  day: string | undefined,
): Record<string, string> {
  const next = { ...days };
  if (day === undefined) delete next[String(row)];
  else next[String(row)] = day;
  return next;
}
