'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useEffect, useMemo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import { Spinner } from '@/components/ui/spinner';
import { useBackCloses } from '@/components/ui/use-back-closes';
import type { Side } from '@/lib/client/conversation';
import { threadOf } from '@/lib/client/thread';
import type { ConversationView } from '@/lib/client/view';
import type { ThreadDto } from '@/lib/contract/history';
import { ThreadMessage } from './thread-message';

type Props = Readonly<{
  messageId: number;
  view: ConversationView;
  side: Side;
  timeZone: string;
  onClose: () => void;
  onShow: (messageId: number) => void;
}>;

/** A message with all replies of both sides. Replies that arrive meanwhile are added. */
export function ThreadSheet({ messageId, view, onClose, ...drawing }: Props) {
  const t = useTranslations('Chat.thread');
  const locale = useLocale();
  useBackCloses(true, onClose);
  const { fetched, more, hasFailed } = useReplies(view, messageId);
  const thread = useMemo(() => fetched && threadOf(fetched, view.entries), [fetched, view.entries]);
  return (
    <Dialog.Root open={true} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-20 bg-[rgb(0_0_0/0.45)]" />
        <Dialog.Popup
          lang={locale}
          dir={locale === 'ar' ? 'rtl' : 'ltr'}
          className="fixed inset-y-0 inset-e-0 z-20 flex w-[min(28rem,100vw)] flex-col bg-surface text-ink shadow-lift"
        >
          <header className="flex items-center gap-3 border-line border-b px-4 py-2">
            <Dialog.Title className="min-w-0 flex-1 font-semibold text-lg">{t('title')}</Dialog.Title>
            <Dialog.Close render={<IconButton label={t('close')} />}>
              <Icon name="x" />
            </Dialog.Close>
          </header>
          <div className="flex min-h-0 flex-1 flex-col gap-1 overflow-y-auto overscroll-contain p-4">
            {thread ? (
              <>
                <ThreadMessage message={thread.message} isSource={true} {...drawing} />
                <p translate="no" className="pt-4 pb-1 font-medium text-ink-soft text-xs">
                  {t('count', { count: thread.replies.length })}
                </p>
                <ul className="flex flex-col gap-3">
                  {thread.replies.map((reply) => (
                    <li key={reply.id}>
                      <ThreadMessage message={reply} isSource={false} {...drawing} />
                    </li>
                  ))}
                </ul>
                {more && (
                  <Button variant="secondary" size="sm" onClick={more} className="mt-2 self-center">
                    {t('more')}
                  </Button>
                )}
              </>
            ) : (
              !hasFailed && <Spinner label={t('loading')} className="m-auto size-6" />
            )}
            {hasFailed && (
              <p role="alert" className="py-6 text-center text-alert text-sm">
                {t('failed')}
              </p>
            )}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Loads the replies page by page, oldest first. */
function useReplies({ replies }: Pick<ConversationView, 'replies'>, messageId: number) {
  const [fetched, setFetched] = useState<ThreadDto | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const [after, setAfter] = useState<number | undefined>(undefined);
  useEffect(() => {
    let isShown = true;
    replies(messageId, after).then(
      (page) =>
        isShown &&
        setFetched((before) => (before ? { ...page, replies: [...before.replies, ...page.replies] } : page)),
      () => isShown && setHasFailed(true),
    );
    return () => {
      isShown = false;
    };
  }, [replies, messageId, after]);
  const last = fetched?.replies.at(-1);
  return { fetched, hasFailed, more: fetched?.has_more && last ? () => setAfter(last.id) : null };
}
