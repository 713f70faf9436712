import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { fullTime } from '@/lib/client/hotel-time';
import type { MeDto } from '@/lib/contract/chat';
import { isManagement } from '@/lib/contract/roles';
import type { StayImportedDto } from '@/lib/contract/stay-imports';

type Props = Readonly<{
  me: MeDto;
  imports: readonly StayImportedDto[];
  isBusy: boolean;
  onUndo: (of: StayImportedDto) => void;
}>;

export function ImportList({ me, imports, isBusy, onUndo }: Props) {
  const t = useTranslations('Stays.imports');
  const locale = useLocale();
  const time = (iso: string) => fullTime(iso, locale, me.hotel.time_zone);
  if (imports.length === 0) return <p className="text-ink-soft text-sm">{t('none')}</p>;
  return (
    <>
      <p className="text-pretty text-ink-soft text-sm">{t(isManagement(me.role) ? 'help' : 'helpOthers')}</p>
      <ul className="divide-y divide-line rounded-md border border-line text-sm">
        {imports.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2">
            <span className="flex min-w-0 flex-1 basis-52 flex-col">
              <bdi translate="no" className="break-words font-medium">
                {each.file_name || t('noFile')}
              </bdi>
              <span className="text-ink-soft">
                {time(each.imported_at)} · <bdi translate="no">{each.imported_by}</bdi>
              </span>
              <span className="text-ink-soft">{t('counts', countsOf(each))}</span>
              {each.undone_at && (
                <span className="text-warn">{t('undone', { time: time(each.undone_at) })}</span>
              )}
            </span>
            {isManagement(me.role) && each.can_undo && (
              <Button variant="secondary" size="sm" disabled={isBusy} onClick={() => onUndo(each)}>
                {t('undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const countsOf = ({ created, updated, unchanged, refused }: StayImportedDto) => ({
  created,
  updated,
  unchanged,
  refused,
});
