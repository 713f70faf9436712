'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { DialogBox } from '@/components/ui/dialog-box';
import { ErrorLine } from '@/components/ui/error-line';
import { Field } from '@/components/ui/field';
import type { RoomChange, RoomDto } from '@/lib/contract/hotel-rooms';
import type { Rooms } from './use-rooms';

type Props = Readonly<{ hotel: Rooms; tomorrow: string; room: RoomDto | null; onClose: () => void }>;

/** Changes the number of a room and its out-of-order date, and closes the room. */
export function RoomDialog({ hotel, tomorrow, room, onClose }: Props) {
  const t = useTranslations('Rooms');
  return (
    <DialogBox
      isOpen={room !== null}
      onClose={onClose}
      title={t('dialog.title', { room: room?.room_number ?? '' })}
    >
      {room && <RoomForm key={room.id} hotel={hotel} tomorrow={tomorrow} room={room} onClose={onClose} />}
    </DialogBox>
  );
}

function RoomForm({ hotel, tomorrow, room, onClose }: Props & { room: RoomDto }) {
  const t = useTranslations('Rooms.dialog');
  const [number, setNumber] = useState(room.room_number);
  const [until, setUntil] = useState(room.out_of_order_until ?? '');
  const [isClosing, setIsClosing] = useState(false);
  const send = async (change: RoomChange) => {
    if (Object.keys(change).length === 0 || (await hotel.change(room.id, change))) onClose();
  };

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send({
          ...(number === room.room_number ? {} : { room_number: number }),
          ...(until === (room.out_of_order_until ?? '') ? {} : { out_of_order_until: until || null }),
        });
      }}
    >
      <Field
        label={t('number')}
        hint={t('numberHint')}
        value={number}
        maxLength={20}
        required={true}
        autoComplete="off"
        onChange={({ target }) => setNumber(target.value)}
      />
      <div className="flex flex-wrap items-start gap-2">
        <Field
          label={t('until')}
          hint={t('untilHint')}
          type="date"
          min={tomorrow}
          value={until}
          onChange={({ target }) => setUntil(target.value)}
          className="min-w-44 flex-1"
        />
        {until !== '' && (
          <Button variant="secondary" className="mt-[1.65rem]" onClick={() => setUntil('')}>
            {t('back')}
          </Button>
        )}
      </div>
      {isClosing && <p className="text-pretty text-sm">{t('closeEffect')}</p>}
      <ErrorLine text={hotel.error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          variant={isClosing ? 'danger' : 'quiet'}
          disabled={hotel.isBusy}
          className="me-auto"
          onClick={() => (isClosing ? void send({ is_closed: true }) : setIsClosing(true))}
        >
          {isClosing ? t('closeSure') : t('close')}
        </Button>
        <Dialog.Close render={<Button variant="secondary" />}>{t('cancel')}</Dialog.Close>
        <Button type="submit" isBusy={hotel.isBusy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
