'use client';

import { useTranslations } from 'next-intl';
import { ConfirmBox } from '@/components/ui/confirm-box';
import type { StayDto } from '@/lib/contract/stays';
import type { StayMove } from './stay-moves';

type Props = Readonly<{
  /** Null while the dialog is closed. */
  move: StayMove | null;
  stay: StayDto;
  isBusy: boolean;
  error: string | null;
  onConfirm: (move: StayMove) => void;
  onCancel: () => void;
}>;

export function ConfirmMove({ move, stay, isBusy, error, onConfirm, onCancel }: Props) {
  const t = useTranslations('Stays');
  const name = `${stay.guest_first_name} ${stay.guest_last_name}`;
  return (
    <ConfirmBox
      isOpen={move !== null}
      title={move ? t(`confirm.${move}`, { name }) : ''}
      text={t('confirm.effect')}
      keepLabel={t('confirm.keep')}
      goLabel={move && move !== 'undo' ? t(`moves.${move}`) : ''}
      isBusy={isBusy}
      error={error}
      onGo={() => move && onConfirm(move)}
      onClose={onCancel}
    />
  );
}
