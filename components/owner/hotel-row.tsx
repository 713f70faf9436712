'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import { ApiProblem } from '@/lib/client/api-problem';
import { ownerCalls } from '@/lib/client/owner';
import type { OwnedHotelDto } from '@/lib/contract/owner';
import type { MadeStaffLinkDto } from '@/lib/contract/staff-links';

type Props = Readonly<{
  hotel: OwnedHotelDto;
  onEdit: () => void;
  onLink: (link: MadeStaffLinkDto) => void;
}>;

export function HotelRow({ hotel, onEdit, onLink }: Props) {
  const t = useTranslations('Owner');
  const { isBusy, error, run } = useWork((cause) =>
    t(cause instanceof ApiProblem && cause.status === 401 ? 'over' : 'failed'),
  );
  const { slug, name, time_zone: zone, rooms, people } = hotel;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 text-sm">
      <span className="min-w-0 flex-1 basis-60">
        <span className="flex flex-wrap items-center gap-2">
          <bdi translate="no" className="font-medium">
            {name}
          </bdi>
          {!hotel.has_admin && <Badge tone="warn">{t('noAdmin')}</Badge>}
        </span>
        <span translate="no" className="block text-ink-soft">
          {slug} · {zone} · {t('rooms', { count: rooms })} · {t('people', { count: people })}
        </span>
        <ErrorLine text={error} />
      </span>
      <Button
        variant="secondary"
        size="sm"
        isBusy={isBusy}
        aria-label={t('linkFor', { name })}
        onClick={() => void run(async () => onLink(await ownerCalls.adminLink(slug)))}
      >
        {t('link')}
      </Button>
      <Button variant="secondary" size="sm" aria-label={t('changeOne', { name })} onClick={onEdit}>
        {t('change')}
      </Button>
    </li>
  );
}
