'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { DialogBox } from '@/components/ui/dialog-box';
import { Spinner } from '@/components/ui/spinner';
import { fullTime } from '@/lib/client/hotel-time';
import { fetchRevisions } from '@/lib/client/message-api';
import type { MessageDto } from '@/lib/contract/chat';
import { ownText } from '@/lib/contract/stand-in-text';
import { useFetched } from './use-fetched';

type Props = Readonly<{ message: MessageDto; timeZone: string; onClose: () => void }>;

/** The earlier versions of a message, for managers. */
export function MessageHistory({ message, timeZone, onClose }: Props) {
  const t = useTranslations('Staff.messageHistory');
  const locale = useLocale();
  const { found, hasFailed, again } = useFetched(message.id, () => fetchRevisions(message.id));
  const revisions = found?.revisions;
  return (
    <DialogBox isOpen={true} onClose={onClose} title={t('title')}>
      {hasFailed && (
        <p role="alert" className="text-sm">
          {t('failed')}{' '}
          <button type="button" onClick={again} className="min-h-11 font-medium underline underline-offset-2">
            {t('retry')}
          </button>
        </p>
      )}
      {!revisions && !hasFailed && <Spinner label={t('loading')} className="size-5" />}
      <ol className="flex flex-col gap-3">
        {revisions?.map(({ message: text, edited_by, edited_at }) => {
          const time = fullTime(edited_at, locale, timeZone);
          const words = edited_by ? t('by', { name: edited_by.name, time }) : t('byGuest', { time });
          return <Version key={edited_at} text={text} note={words} />;
        })}
        {revisions && <Version text={ownText(message)} note={t('now')} />}
      </ol>
      <Dialog.Close render={<Button variant="secondary" isWide={true} />}>{t('close')}</Dialog.Close>
    </DialogBox>
  );
}

function Version({ text, note }: Readonly<{ text: string; note: string }>) {
  return (
    <li className="rounded-md bg-sunken px-3 py-2">
      <p dir="auto" className="whitespace-pre-wrap text-sm [overflow-wrap:anywhere]">
        {text}
      </p>
      <p className="pt-1 text-ink-soft text-xs">{note}</p>
    </li>
  );
}
