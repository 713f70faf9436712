'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import type { AuditEntryDto } from '@/lib/contract/audit';
import { staffApi } from '@/lib/contract/paths';
import { isDepartment } from '@/lib/contract/roles';
import { useAuditLog } from './use-audit-log';
import { usePastMoment } from './use-past-moment';

type Props = Readonly<{ slug: string; conversationId: number; timeZone: string }>;

/** The audit log of this conversation, newest first. */
export function AuditLog({ slug, conversationId, timeZone }: Props) {
  const t = useTranslations('Staff.audit');
  const moment = usePastMoment(timeZone);
  const { entries, hasMore, isBusy, hasFailed, more } = useAuditLog(slug, conversationId);
  const wordsOf = useAuditWords();
  return (
    <div className="flex flex-col gap-3">
      {entries?.length === 0 && <p className="text-ink-soft">{t('nothing')}</p>}
      <ol className="flex flex-col gap-2.5">
        {entries?.map((entry) => (
          <li key={entry.id}>
            <span dir="auto" className="block break-words">
              {wordsOf(entry)}
            </span>
            <time translate="no" dateTime={entry.at} className="text-ink-soft text-xs tabular-nums">
              {moment(entry.at)}
            </time>
          </li>
        ))}
      </ol>
      {isBusy && <Spinner label={t('loading')} className="size-5" />}
      {hasFailed && <p role="alert">{t('failed')}</p>}
      {!isBusy && (hasMore || hasFailed) && (
        <Button variant="secondary" size="sm" onClick={more}>
          {t('more')}
        </Button>
      )}
      <a
        href={staffApi.auditExport(slug, conversationId)}
        download=""
        className="inline-flex min-h-11 items-center gap-2 self-start font-medium underline underline-offset-2"
      >
        <Download aria-hidden="true" className="size-4" />
        {t('export')}
      </a>
    </div>
  );
}

function useAuditWords(): (entry: AuditEntryDto) => string {
  const t = useTranslations('Staff.audit');
  const departments = useTranslations('Chat.department');
  return ({ action, actor, sender_type, before, after, files }) => {
    const name = actor.name ?? (actor.kind === 'guest' ? t('guest') : t('somebody'));
    switch (action) {
      case 'staff_joined':
        return before === null ? t('joined', { name }) : t('tookOver', { name, before });
      case 'staff_assigned':
        if (after === name) return before === null ? t('took', { name }) : t('tookOver', { name, before });
        return t('assigned', { name, after: after ?? '' });
      case 'department_asked':
        return t('given', { name, after: isDepartment(after) ? departments(after) : (after ?? '') });
      case 'staff_left':
        return after === null || after === before ? t('left', { name }) : t('leftTo', { name, after });
      case 'message_edited':
        return t('edited', { name });
      case 'message_deleted':
        return t('deleted', { name, whose: sender_type ?? 'staff' });
      case 'message_erased':
        return t('erased', { name, whose: sender_type ?? 'staff' });
      case 'file_deleted':
        return t('fileDeleted', { name, whose: sender_type ?? 'staff' });
      case 'files_uploaded':
        return t('uploaded', { name, count: files ?? 0 });
      case 'first_read':
        return actor.kind === 'guest' ? t('guestReadFirst') : t('readFirst', { name });
    }
  };
}
