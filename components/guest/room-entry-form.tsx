'use client';

import { type SubmitEvent, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { enterRoom, faultOf, plainDigits, type RoomEntryFault } from '@/lib/client/room-entry';
import { pages } from '@/lib/contract/paths';
import { type EnterRoom, enterRoomSchema, PIN_DIGITS } from '@/lib/contract/room-codes';

export type RoomKeyKind = 'pin' | 'name';
type Props = Readonly<{ slug: string; room: string; kind: RoomKeyKind }>;
type Fault = RoomEntryFault | 'pin' | 'name';

export function RoomEntryForm({ slug, room, kind }: Props) {
  const t = useTranslations('RoomDoor');
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  // Text that was typed before hydration is kept, but nothing is sent without script.
  const [isReady, setIsReady] = useState(false);
  useEffect(() => setIsReady(true), []);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const key = readKey(new FormData(event.currentTarget), kind);
    if (!key) return setFault(kind);
    setIsBusy(true);
    setFault(null);
    try {
      await enterRoom(slug, room, key);
      window.location.replace(pages.guest(slug));
    } catch (cause) {
      setFault(faultOf(cause));
      setIsBusy(false);
    }
  }

  return (
    // Submitted before hydration, a form without `post` would put the PIN into the address.
    <form
      method="post"
      noValidate={true}
      onSubmit={(event) => void submit(event)}
      className="flex flex-col gap-4"
    >
      {kind === 'pin' ? (
        <Field
          name="pin"
          label={t('pin')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={2 * PIN_DIGITS}
          dir="ltr"
          className="[&_input]:text-center [&_input]:text-2xl [&_input]:tracking-[0.3em]"
          error={fault === 'pin' ? t('fault.pin') : null}
        />
      ) : (
        <>
          <Field
            name="last_name"
            label={t('lastName')}
            autoComplete="family-name"
            maxLength={100}
            error={fault === 'name' ? t('fault.name') : null}
          />
          <Field name="check_out" type="date" label={t('checkOut')} />
        </>
      )}
      <p role="alert" className="text-pretty text-alert text-sm empty:hidden">
        {fault && fault !== 'pin' && fault !== 'name' && t(`fault.${fault}`)}
      </p>
      <Button type="submit" isWide={true} isBusy={isBusy} disabled={!isReady}>
        {t('enter')}
      </Button>
    </form>
  );
}

/** Null if the input cannot be valid. */
function readKey(form: FormData, kind: RoomKeyKind): EnterRoom | null {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const given = enterRoomSchema.safeParse(
    kind === 'pin'
      ? { pin: plainDigits(text('pin')) }
      : { last_name: text('last_name'), check_out: text('check_out') },
  );
  return given.success ? given.data : null;
}
