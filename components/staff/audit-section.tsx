'use client';

import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { LatePart } from '@/components/ui/late-part';
import { Spinner } from '@/components/ui/spinner';
import { lazyWithRetry } from '@/lib/client/lazy-with-retry';
import type { MeDto } from '@/lib/contract/chat';
import { actorOf } from '@/lib/contract/message-policy';

const AuditLog = lazyWithRetry(async () => (await import('./audit-log')).AuditLog);

type Props = Readonly<{ me: MeDto; conversationId: number }>;

/** For managers. Loaded at each opening. */
export function AuditSection({ me, conversationId }: Props) {
  const t = useTranslations('Staff.audit');
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  if (actorOf(me.role) !== 'manager') return null;
  return (
    <section className="border-line border-t px-4 py-2 text-sm">
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
          className="flex min-h-11 w-full items-center justify-between font-semibold text-ink-soft text-xs"
        >
          {t('title')}
          <ChevronDown aria-hidden="true" className={`size-4 ${isOpen ? 'rotate-180' : ''}`} />
        </button>
      </h3>
      <div id={id} className={isOpen ? 'pb-3' : undefined}>
        {isOpen && (
          <LatePart fallback={<Spinner label={t('loading')} className="size-5" />}>
            <AuditLog slug={me.hotel.slug} conversationId={conversationId} timeZone={me.hotel.time_zone} />
          </LatePart>
        )}
      </div>
    </section>
  );
}
