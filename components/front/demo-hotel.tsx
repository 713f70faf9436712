import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { pages } from '@/lib/contract/paths';
import { type DemoGuest, DemoGuests } from './demo-guests';
import { DemoStaff, type DemoStaffMember } from './demo-staff';

export type DemoHotelCard = Readonly<{
  slug: string;
  name: string;
  guests: readonly DemoGuest[];
  staff: readonly DemoStaffMember[];
}>;

/** The guests and the staff of one demo hotel. */
export async function DemoHotel({ hotel }: Readonly<{ hotel: DemoHotelCard }>) {
  const t = await getTranslations('Front');
  return (
    <article
      aria-labelledby={`hotel-${hotel.slug}`}
      className="flex flex-col gap-4 rounded-lg bg-surface p-5 shadow-lift sm:p-7"
    >
      <h3 id={`hotel-${hotel.slug}`} dir="auto" className="text-start font-semibold text-xl tracking-tight">
        {hotel.name}
      </h3>
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
        <div className="flex flex-col gap-1">
          <h4 className="flex min-h-11 items-center font-semibold">{t('demo.guests')}</h4>
          <DemoGuests guests={hotel.guests} />
        </div>
        <div className="flex flex-col gap-1">
          <div className="flex min-h-11 items-center justify-between gap-4">
            <h4 className="font-semibold">{t('demo.staff')}</h4>
            <Link
              href={pages.signIn}
              className="inline-flex min-h-11 items-center rounded-sm font-medium text-sm underline decoration-line-strong underline-offset-4 hover:decoration-current"
            >
              {t('staffEntrance')}
            </Link>
          </div>
          <DemoStaff staff={hotel.staff} />
        </div>
      </div>
    </article>
  );
}
