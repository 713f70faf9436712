'use client';

import { BellRing } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { useNow } from '@/lib/client/use-now';
import type { WaitingCallDto } from '@/lib/contract/escalation';
import { pages } from '@/lib/contract/paths';

type Props = Readonly<{
  slug: string;
  calls: readonly WaitingCallDto[];
  serverNow: number;
  onIt: (conversationId: number) => void;
}>;

const SHOWN = 2;
const MINUTE_MS = 60_000;

/** Shown above everything on the desk: guests who have waited too long, and the step of the escalation. */
export function EscalationBanner({ slug, calls, serverNow, onIt }: Props) {
  const t = useTranslations('Staff.ladder');
  const now = useNow(serverNow);
  return (
    <div role="alert">
      {calls.slice(0, SHOWN).map((call) => (
        <div
          key={call.conversation_id}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-alert-soft px-3 py-1.5 text-sm sm:px-4"
        >
          <BellRing aria-hidden="true" className="size-4.5 shrink-0 text-alert" />
          <p className="min-w-0 flex-1 basis-48 text-alert">
            <span className="font-semibold">
              {call.room_number
                ? t('room', { room: call.room_number, minutes: minutesOf(call, now) })
                : t('noRoom', { name: call.guest_name, minutes: minutesOf(call, now) })}
            </span>
            {call.room_number && <span> · {call.guest_name}</span>}
            {call.step !== 'again' && <span className="max-sm:hidden"> · {t(`why.${call.step}`)}</span>}
          </p>
          <Button variant="secondary" size="sm" onClick={() => onIt(call.conversation_id)}>
            {t('onIt')}
          </Button>
          <Link
            href={pages.conversation(slug, call.conversation_id)}
            className="inline-flex min-h-9 items-center rounded-md bg-alert px-3 font-medium text-alert-ink hover:brightness-110 pointer-coarse:min-h-11"
          >
            {t('open')}
          </Link>
        </div>
      ))}
      {calls.length > SHOWN && (
        <p translate="no" className="border-line border-b bg-alert-soft px-4 py-1 text-alert text-sm">
          {t('more', { count: calls.length - SHOWN })}
        </p>
      )}
    </div>
  );
}

function minutesOf({ waiting_since: since }: WaitingCallDto, now: number): number {
  return Math.max(1, Math.floor((now - Date.parse(since)) / MINUTE_MS));
}
