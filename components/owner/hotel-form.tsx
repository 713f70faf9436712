'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { Field } from '@/components/ui/field';
import { LanguageSelect } from '@/components/ui/language-select';
import { useWork } from '@/components/ui/use-work';
import { ZoneField } from '@/components/ui/zone-field';
import { ApiProblem } from '@/lib/client/api-problem';
import { ownerCalls } from '@/lib/client/owner';
import { guestLocaleOf } from '@/lib/contract/hotel';
import { newHotelSchema, type OwnedHotelDto } from '@/lib/contract/owner';
import type { MadeStaffLinkDto } from '@/lib/contract/staff-links';

type Props = Readonly<{
  /** Null for a new hotel. */
  hotel: OwnedHotelDto | null;
  onSaved: (hotel: OwnedHotelDto, link: MadeStaffLinkDto | null) => void;
}>;
type Faults = Readonly<Partial<Record<string, true>>>;

export function HotelForm({ hotel, onSaved }: Props) {
  const t = useTranslations('Owner');
  const [said, setSaid] = useState({
    slug: hotel?.slug ?? '',
    name: hotel?.name ?? '',
    time_zone: hotel?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: guestLocaleOf(hotel?.locale ?? 'en'),
    accent_color: hotel?.accent_color ?? '#0f5c4d',
    rooms: '',
  });
  const [faults, setFaults] = useState<Faults>({});
  const { isBusy, error, run } = useWork((cause) => {
    const status = cause instanceof ApiProblem ? cause.status : 0;
    return t(status === 409 ? 'slugTaken' : status === 401 ? 'over' : 'failed');
  });
  const set = (change: Partial<typeof said>) => setSaid({ ...said, ...change });
  const fault = (name: keyof typeof said) => (faults[name] ? t(`wrong.${name}`) : null);

  function submit(event: FormEvent) {
    event.preventDefault();
    const checked = newHotelSchema.safeParse(said);
    setFaults(
      Object.fromEntries((checked.error?.issues ?? []).map(({ path }) => [String(path[0]), true as const])),
    );
    if (!checked.success) return;
    void run(async () => {
      if (hotel) return onSaved(await ownerCalls.change(said), null);
      const made = await ownerCalls.make(said);
      onSaved(made.hotel, made.admin_link);
    });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4" noValidate={true}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t('field.name')}
          value={said.name}
          error={fault('name')}
          maxLength={200}
          autoComplete="off"
          onChange={({ target }) => set({ name: target.value })}
        />
        <Field
          label={t('field.slug')}
          hint={t('field.slugHint')}
          value={said.slug}
          error={fault('slug')}
          readOnly={hotel !== null}
          dir="ltr"
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => set({ slug: target.value.trim().toLowerCase() })}
        />
        <div className="flex flex-col gap-1.5">
          <ZoneField
            label={t('field.time_zone')}
            hint={t('field.zoneHint')}
            value={said.time_zone}
            error={fault('time_zone')}
            onChange={(time_zone) => set({ time_zone })}
          />
        </div>
        <LanguageSelect
          label={t('field.locale')}
          value={said.locale}
          onChange={({ target }) => set({ locale: guestLocaleOf(target.value) })}
        />
        <Field
          label={t('field.accent_color')}
          type="color"
          value={said.accent_color}
          error={fault('accent_color')}
          onChange={({ target }) => set({ accent_color: target.value })}
        />
        <Field
          label={t(hotel ? 'field.moreRooms' : 'field.rooms')}
          hint={t('field.roomsHint')}
          value={said.rooms}
          error={fault('rooms')}
          dir="ltr"
          autoComplete="off"
          onChange={({ target }) => set({ rooms: target.value })}
        />
      </div>
      <ErrorLine text={error} />
      <Button type="submit" isBusy={isBusy} className="self-end">
        {t(hotel ? 'save' : 'make')}
      </Button>
    </form>
  );
}
