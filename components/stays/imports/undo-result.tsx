import { useTranslations } from 'next-intl';
import { useGuestName } from '@/components/staff/use-guest-name';
import { Button } from '@/components/ui/button';
import { UNDO_RESULTS, type UndoneStayDto } from '@/lib/contract/stay-imports';
import type { UndoStep } from './use-undo';

type Props = Readonly<{ step: UndoStep; isBusy: boolean; onUndo: () => void; onBack: () => void }>;

/** The maximum length of the list. */
const MOST_SHOWN = 200;

/** The number of stays that are undone, and the names of those that are left unchanged. */
export function UndoResult({ step: { at, of, stays }, isBusy, onUndo, onBack }: Props) {
  const t = useTranslations('Stays.imports');
  const counts = Object.fromEntries(
    UNDO_RESULTS.map((each) => [each, stays.filter(({ result }) => result === each).length]),
  );
  const left = stays.filter(({ result }) => result === 'left');
  return (
    <>
      <p role="status" className="font-medium">
        {t(at === 'tried' ? 'wouldBe' : 'was', counts)}
      </p>
      {left.length > 0 && (
        <section aria-label={t('left')} className="flex flex-col gap-2">
          <h3 className="font-semibold text-sm">{t('left')}</h3>
          <ul className="max-h-64 divide-y divide-line overflow-y-auto rounded-md border border-line text-sm">
            {left.slice(0, MOST_SHOWN).map((stay) => (
              <LeftStay key={stay.booking_id} stay={stay} />
            ))}
          </ul>
        </section>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="secondary" disabled={isBusy} onClick={onBack}>
          {t('back')}
        </Button>
        {at === 'tried' && (
          <Button variant="danger" isBusy={isBusy} onClick={onUndo}>
            {t('go', { file: of.file_name || t('noFile') })}
          </Button>
        )}
      </div>
    </>
  );
}

function LeftStay({ stay }: Readonly<{ stay: UndoneStayDto }>) {
  const t = useTranslations('Stays.imports');
  const nameOf = useGuestName();
  return (
    <li className="flex flex-col px-3 py-2">
      <span className="flex gap-2">
        <bdi translate="no" className="min-w-0 break-words font-medium">
          {nameOf(stay.guest_name)}
        </bdi>
        <bdi translate="no" className="ms-auto shrink-0 text-ink-soft tabular-nums">
          {stay.room_number ?? stay.booking_id}
        </bdi>
      </span>
      {stay.reason && <span className="text-ink-soft">{t(`reason.${stay.reason}`)}</span>}
    </li>
  );
}
