'use client';

import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { IconButton } from '@/components/ui/icon-button';
import { pages } from '@/lib/contract/paths';
import { type AssignmentRequest, useAssignmentRequests } from './use-assignment-requests';

const SHOWN_MS = 20_000;
/** Shorter if the conversation is open, where the assignment is visible too. */
const SHOWN_HERE_MS = 6000;

/** `channel` is the staff member's personal channel. */
type Props = Readonly<{ slug: string; channel: string }>;

/** Notifies the staff member of an assignment on every page of the desk. */
export function AskedInPerson(props: Props) {
  return (
    <Toast.Provider timeout={SHOWN_MS}>
      <AssignmentRequests {...props} />
    </Toast.Provider>
  );
}

function AssignmentRequests({ slug, channel }: Props) {
  const t = useTranslations('Staff.handOff');
  const departments = useTranslations('Chat.department');
  const locale = useLocale();
  const { add, close, toasts } = Toast.useToastManager<AssignmentRequest>();
  const { conversationId: openId } = useParams<{ conversationId?: string }>();
  const isOpen = ({ conversationId }: AssignmentRequest) => openId === String(conversationId);
  useAssignmentRequests(channel, (asking) =>
    add({
      title: asking.department
        ? t('departmentTitle', { by: asking.by, name: departments(asking.department) })
        : t(asking.isBack ? 'backTitle' : 'askedTitle', { by: asking.by }),
      data: asking,
      timeout: isOpen(asking) ? SHOWN_HERE_MS : SHOWN_MS,
    }),
  );
  return (
    <Toast.Portal>
      <Toast.Viewport
        lang={locale}
        dir="ltr"
        // Above the list, where it covers no input and no decision; on a phone above the composer.
        className="fixed inset-x-4 bottom-20 z-30 mx-auto flex max-w-sm flex-col gap-2 lg:start-4 lg:end-auto lg:bottom-4 lg:mx-0 lg:w-88"
      >
        {toasts.map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            swipeDirection={['down', 'left']}
            className="flex items-center gap-3 rounded-lg border border-line bg-surface py-2 ps-4 pe-1.5 text-ink shadow-lift transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <Toast.Content className="min-w-0 flex-1 text-sm">
              <Toast.Title className="font-medium" />
              {toast.data && !isOpen(toast.data) && (
                <Link
                  href={pages.conversation(slug, toast.data.conversationId)}
                  onClick={() => close(toast.id)}
                  className="inline-flex min-h-9 items-center underline underline-offset-2 pointer-coarse:min-h-11"
                >
                  {toast.data.room ? t('openRoom', { room: toast.data.room }) : t('openConversation')}
                </Link>
              )}
            </Toast.Content>
            <Toast.Close render={<IconButton label={t('close')} size="sm" />}>
              <X aria-hidden="true" className="size-4" />
            </Toast.Close>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}
