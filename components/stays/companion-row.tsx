'use client';

import { Link2, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmBox } from '@/components/ui/confirm-box';
import { ErrorLine } from '@/components/ui/error-line';
import { IconButton } from '@/components/ui/icon-button';
import { useWork } from '@/components/ui/use-work';
import type { StaysApi } from '@/lib/client/stays';
import type { CompanionDto } from '@/lib/contract/companions';
import type { StayDto } from '@/lib/contract/stays';
import { errorOf } from './form-error';
import { LinkShown } from './link-shown';
import { takesLinks } from './stay-moves';

type Props = Readonly<{
  api: StaysApi;
  stay: StayDto;
  companion: CompanionDto;
  onPrint: (stay: StayDto, link: string) => void;
  onGone: () => void;
}>;

/** One companion: a personal link, and the button that removes the companion with all links. */
export function CompanionRow({ api, stay, companion, onPrint, onGone }: Props) {
  const t = useTranslations('Stays');
  const [link, setLink] = useState<string | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const { isBusy, error, run } = useWork((cause) => t(`trouble.${errorOf(cause)}`));
  const { id, first_name, last_name, locale } = companion;
  const name = `${first_name} ${last_name}`;
  const code = stay.booking_id;
  /** The card has the companion's own name and language. */
  const card = {
    ...stay,
    guest_first_name: first_name,
    guest_last_name: last_name,
    guest_locale: locale ?? stay.guest_locale,
  };

  return (
    <li className="flex flex-col gap-2 text-sm">
      <div className="flex min-h-11 items-center gap-2">
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {name}
        </span>
        {takesLinks(stay.status) && (
          <Button
            variant="secondary"
            size="sm"
            isBusy={isBusy}
            aria-label={t('companions.linkOf', { name })}
            onClick={() => void run(async () => setLink(await api.linkCompanion(code, id)))}
          >
            <Link2 aria-hidden="true" className="size-4" />
            {t('companions.link')}
          </Button>
        )}
        <IconButton label={t('companions.remove', { name })} size="sm" onClick={() => setIsAsked(true)}>
          <X aria-hidden="true" className="size-4" />
        </IconButton>
      </div>
      {link !== null && <LinkShown link={link} onPrint={() => onPrint(card, link)} />}
      <ErrorLine text={error} />
      <ConfirmBox
        isOpen={isAsked}
        title={t('companions.removeTitle', { name })}
        text={t('companions.removeText')}
        keepLabel={t('confirm.keep')}
        goLabel={t('companions.removeGo')}
        onGo={() => {
          setIsAsked(false);
          void run(async () => {
            await api.removeCompanion(code, id);
            onGone();
          });
        }}
        onClose={() => setIsAsked(false)}
      />
    </li>
  );
}
