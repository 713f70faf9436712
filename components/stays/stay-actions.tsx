'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import type { StaysApi } from '@/lib/client/stays';
import type { CheckedInDto, StayDto } from '@/lib/contract/stays';
import { ConfirmMove } from './confirm-move';
import { errorOf } from './form-error';
import { RoomForm } from './room-form';
import { movesOf, needsConfirming, type StayMove, takesRoom } from './stay-moves';

type Props = Readonly<{ api: StaysApi; stay: StayDto; onChanged: Changed }>;

/** The changed stay, and the PIN that a check-in created. */
export type Changed = (stay: StayDto, pin: string | null) => void;

/**
 * The possible steps of a stay. Steps that need a room ask for it, and steps that end the chat ask for confirmation.
 */
export function StayActions({ api, stay, onChanged }: Props) {
  const t = useTranslations('Stays');
  const [asked, setAsked] = useState<StayMove | null>(null);
  const { isBusy, error, setError, run } = useWork((cause) => t(`trouble.${errorOf(cause)}`));
  const moves = movesOf(stay.status);

  const take = (move: StayMove, room?: string) =>
    run(async () => {
      const { room_pin = null, ...changed } = await send(api, stay, move, room);
      onChanged(changed, room_pin);
      setAsked(null);
    });

  const swap = (other: string) =>
    run(async () => {
      const swapped = await api.swap(stay.booking_id, other, stay.room_number);
      const own = swapped.find(({ booking_id }) => booking_id === stay.booking_id);
      if (own) onChanged(own, null);
      setAsked(null);
    });

  return (
    <section aria-label={t('moves.title')} className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {moves.map((move, index) => (
          <Button
            key={move}
            size="sm"
            variant={index === 0 && move !== 'undo' ? 'primary' : 'secondary'}
            aria-expanded={takesRoom(move) ? asked === move : undefined}
            disabled={isBusy}
            onClick={() => {
              setError(null);
              if (takesRoom(move)) setAsked(asked === move ? null : move);
              else if (needsConfirming(move)) setAsked(move);
              else void take(move);
            }}
          >
            {move === 'undo' ? t(`moves.undo.${stay.status}`) : t(`moves.${move}`)}
          </Button>
        ))}
      </div>
      {asked !== null && takesRoom(asked) && (
        <RoomForm
          key={asked}
          api={api}
          current={asked === 'move' ? stay.room_number : null}
          planned={asked === 'move' ? null : stay.room_number}
          action={t(`moves.${asked}`)}
          isBusy={isBusy}
          onRoom={(room) => void take(asked, room)}
          onSwap={asked === 'move' ? (other) => void swap(other) : null}
        />
      )}
      <ErrorLine text={error} />
      <ConfirmMove
        move={asked !== null && needsConfirming(asked) ? asked : null}
        stay={stay}
        isBusy={isBusy}
        error={error}
        onConfirm={(move) => void take(move)}
        onCancel={() => setAsked(null)}
      />
    </section>
  );
}

function send(
  api: StaysApi,
  { booking_id: code, status }: StayDto,
  move: StayMove,
  room = '',
): Promise<StayDto & Partial<CheckedInDto>> {
  if (move === 'check_in') return api.checkIn(code, room);
  return move === 'move' ? api.move(code, room) : api.step(code, move, status);
}
