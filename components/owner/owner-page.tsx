'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { MadeLink } from '@/components/people/made-link';
import { Button } from '@/components/ui/button';
import { DialogBox } from '@/components/ui/dialog-box';
import { ownerCalls } from '@/lib/client/owner';
import type { OwnedHotelDto } from '@/lib/contract/owner';
import { pages } from '@/lib/contract/paths';
import type { MadeStaffLinkDto } from '@/lib/contract/staff-links';
import { HotelForm } from './hotel-form';
import { HotelRow } from './hotel-row';

type Made = Readonly<{ name: string; link: MadeStaffLinkDto }>;

/** The hotels of the installation. The owner creates them; their own staff run them. */
export function OwnerPage({ initial }: Readonly<{ initial: readonly OwnedHotelDto[] }>) {
  const t = useTranslations('Owner');
  const [hotels, setHotels] = useState(initial);
  const [editing, setEditing] = useState<OwnedHotelDto | 'new' | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const reload = () => void ownerCalls.hotels().then(setHotels, () => window.location.reload());

  return (
    <main className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="me-auto font-semibold text-2xl tracking-tight">{t('title')}</h1>
        <Button size="sm" onClick={() => setEditing('new')}>
          <Plus aria-hidden="true" className="size-4" />
          {t('make')}
        </Button>
        <Button
          variant="secondary"
          size="sm"
          onClick={() => void ownerCalls.leave().finally(() => window.location.replace(pages.front))}
        >
          {t('leave')}
        </Button>
      </div>
      <p className="text-pretty text-ink-soft text-sm">{t('lead')}</p>
      {hotels.length === 0 && <p className="py-6 text-center text-ink-soft text-sm">{t('empty')}</p>}
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface empty:hidden">
        {hotels.map((hotel) => (
          <HotelRow
            key={hotel.slug}
            hotel={hotel}
            onEdit={() => setEditing(hotel)}
            onLink={(link) => setMade({ name: hotel.name, link })}
          />
        ))}
      </ul>
      <DialogBox
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
        title={t(editing === 'new' ? 'make' : 'changeTitle')}
        width="wide"
      >
        {editing && (
          <HotelForm
            hotel={editing === 'new' ? null : editing}
            onSaved={(hotel, link) => {
              setEditing(null);
              if (link) setMade({ name: hotel.name, link });
              reload();
            }}
          />
        )}
      </DialogBox>
      <DialogBox
        isOpen={made !== null}
        onClose={() => setMade(null)}
        title={t('linkTitle', { name: made?.name ?? '' })}
      >
        <p className="text-pretty text-sm">{t('linkText')}</p>
        {made && <MadeLink made={made.link} />}
        <Button variant="secondary" isWide={true} onClick={() => setMade(null)}>
          {t('done')}
        </Button>
      </DialogBox>
    </main>
  );
}
