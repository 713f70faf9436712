'use client';

import { useLocale, useTranslations } from 'next-intl';
import { use, useCallback, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { clockTime } from '@/lib/client/hotel-time';
import { useRealtime } from '@/lib/client/realtime-context';
import { acknowledgeWait, loadEscalation } from '@/lib/client/waiting-calls';
import type { MeDto } from '@/lib/contract/chat';
import { type EscalationDto, type EscalationEntryDto, GUEST_WAITING_EVENT } from '@/lib/contract/escalation';
import { DeskList } from './desk-context';

type Props = Readonly<{
  me: MeDto;
  conversationId: number;
  /** Since when the guest waits, according to the desk; null if the guest does not wait. */
  waitingSince: string | null;
}>;

const MOST_NAMES = 3;

/**
 * The escalation steps of this waiting guest, for staff only; and the button that acknowledges the escalation without
 * an answer.
 */
export function EscalationLine({ me, conversationId, waitingSince }: Props) {
  const t = useTranslations('Staff.ladder');
  const locale = useLocale();
  const { escalation, look } = useEscalation(me.hotel.slug, conversationId, waitingSince);
  if (waitingSince === null) return null;
  const entries = (escalation?.entries ?? []).filter((entry) => entry.waiting_since === waitingSince);
  const isOpen = !entries.some(({ step }) => step === null);

  function wordsOf({ step, names, at }: EscalationEntryDto): string {
    const time = clockTime(at, locale, me.hotel.time_zone);
    if (step === null) return t('said', { name: names[0] ?? '', time });
    return names.length === 0 ? t('nobody', { time }) : t(`called.${step}`, { names: listOf(names), time });
  }

  return (
    <div
      role="status"
      className="flex min-h-11 shrink-0 items-center gap-3 border-line border-b bg-sunken px-4 py-1 text-ink-soft text-xs"
    >
      <ul className="min-w-0 flex-1">
        {entries.length === 0 && <li>{t('waits')}</li>}
        {entries.map((entry) => (
          <li key={entry.step ?? 'on-it'}>{wordsOf(entry)}</li>
        ))}
      </ul>
      {isOpen && (
        <Button
          variant="secondary"
          size="sm"
          onClick={() => void acknowledgeWait(me.hotel.slug, conversationId).then(look, look)}
          className="shrink-0"
        >
          {t('onIt')}
        </Button>
      )}
    </div>
  );
}

function useEscalation(slug: string, id: number, waitingSince: string | null) {
  const { channels } = use(DeskList);
  const realtime = useRealtime();
  const [escalation, setEscalation] = useState<EscalationDto | null>(null);
  const look = useCallback(
    () => void loadEscalation(slug, id).then(setEscalation, () => undefined),
    [slug, id],
  );
  useEffect(() => {
    if (waitingSince !== null) look();
  }, [look, waitingSince]);
  useEffect(() => {
    const leaving = (channels ? [channels.inbox, channels.personal] : []).map((channel) =>
      realtime?.join(channel, {
        onReady: () => undefined,
        onLost: () => undefined,
        onEvent(name, { meta }) {
          if (name === GUEST_WAITING_EVENT && meta.scope.conversation_id === id) look();
        },
      }),
    );
    return () => {
      for (const leave of leaving) leave?.();
    };
  }, [realtime, channels, id, look]);
  return { escalation, look };
}

function listOf(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  return rest <= 0 ? names.join(', ') : `${names.slice(0, MOST_NAMES).join(', ')} +${rest}`;
}
