import { MessagesSquare } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { QrCode } from '@/components/front/qr-code';

type Props = Readonly<{
  hasConversations: boolean;
  guest: { link: string; phone_link: string | null } | null;
}>;

/** What will appear here, and what to do to see it. */
export function EmptyDesk({ hasConversations, guest }: Props) {
  const t = useTranslations('Staff.emptyDesk');
  return (
    <main className="grid flex-1 place-items-center overflow-y-auto p-8 text-center">
      <div className="flex max-w-sm flex-col items-center gap-3">
        <MessagesSquare aria-hidden="true" className="size-10 text-ink-soft" strokeWidth={1.5} />
        <h2 className="font-semibold text-lg">{hasConversations ? t('choose') : t('quiet')}</h2>
        <p className="text-ink-soft text-sm">{hasConversations ? t('chooseHint') : t('quietHint')}</p>
        {guest && (
          <div className="mt-4 flex flex-col items-center gap-3 rounded-md border border-line bg-surface p-5">
            <p className="text-sm">{t('demo')}</p>
            <QrCode text={guest.phone_link ?? guest.link} label={t('qr')} className="size-44" />
            <a href={guest.link} target="_blank" rel="noreferrer" className="font-medium text-sm underline">
              {t('openAsGuest')}
            </a>
          </div>
        )}
      </div>
    </main>
  );
}
