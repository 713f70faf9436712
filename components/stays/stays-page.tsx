'use client';

import { Plus, Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { MeDto } from '@/lib/contract/chat';
import { MOST_LINKS_AT_ONCE, type StayDto, type StayPageDto, type StayView } from '@/lib/contract/stays';
import { type CardWords, GuestCards, type PrintedStay } from './guest-cards';
import { NewStay } from './new-stay';
import { StayList } from './stay-list';
import { takesLinks } from './stay-moves';
import { StaySheet } from './stay-sheet';
import { StaysFilters } from './stays-filters';
import { troubleOf } from './trouble';
import { useStays } from './use-stays';

type Props = Readonly<{
  me: MeDto;
  view: StayView;
  initial: StayPageDto;
  today: string;
  cardWords: CardWords;
  /** Whoever may not run stays reads the list. */
  mayRun: boolean;
  mayMail: boolean;
}>;

/** Who comes, who is here, who leaves; and what the front desk does with them. */
export function StaysPage({ me, view: firstView, initial, today, cardWords, mayRun, mayMail }: Props) {
  const t = useTranslations('Stays');
  const list = useStays(me.hotel.slug, firstView, initial);
  const [openCode, setOpenCode] = useState<string | null>(null);
  const [isNew, setIsNew] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [cards, setCards] = useState<readonly PrintedStay[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const open = list.stays.find(({ booking_id }) => booking_id === openCode) ?? null;
  const forCards = list.stays.filter((stay) => chosen.has(stay.booking_id) && takesLinks(stay.status));

  function choose(code: string, isChosen: boolean) {
    const next = new Set(chosen);
    if (isChosen) next.add(code);
    else next.delete(code);
    setChosen(next);
  }

  async function makeCards(stays: readonly StayDto[]) {
    setTrouble(null);
    try {
      const links = await list.api.makeLinks(stays.map(({ booking_id }) => booking_id));
      const linkOf = new Map(links.map(({ booking_id, link }) => [booking_id, link]));
      setCards(stays.map((stay) => ({ stay, link: linkOf.get(stay.booking_id) ?? '' })));
    } catch (cause) {
      setTrouble(t(`trouble.${troubleOf(cause)}`));
    }
  }

  return (
    <section aria-labelledby="stays-heading" className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-5xl flex-col gap-4 px-4 py-5 sm:px-6 print:hidden">
        <div className="flex flex-wrap items-center gap-3">
          <h2 id="stays-heading" className="me-auto font-semibold text-xl max-sm:w-full">
            {t('title')}
          </h2>
          {mayRun && (
            <>
              <Button
                variant="secondary"
                size="sm"
                disabled={forCards.length === 0 || forCards.length > MOST_LINKS_AT_ONCE}
                onClick={() => void makeCards(forCards)}
              >
                <Printer aria-hidden="true" className="size-4" />
                {t('cards.print', { count: forCards.length })}
              </Button>
              <Button size="sm" onClick={() => setIsNew(true)}>
                <Plus aria-hidden="true" className="size-4" />
                {t('new.open')}
              </Button>
            </>
          )}
        </div>
        <StaysFilters {...list} />
        {(trouble || list.hasFailed) && (
          <p role="alert" className="rounded-md bg-alert-soft px-4 py-3 text-alert text-sm">
            {trouble ?? t('trouble.offline')}
          </p>
        )}
        <StayList
          stays={list.stays}
          today={today}
          isBusy={list.isBusy}
          isSearch={list.words.trim() !== ''}
          view={list.view}
          chosen={mayRun ? chosen : null}
          onChoose={choose}
          onOpen={setOpenCode}
          onMore={list.more}
        />
      </div>
      <StaySheet
        me={me}
        api={list.api}
        stay={open}
        mayRun={mayRun}
        mayMail={mayMail}
        onClose={() => {
          setOpenCode(null);
          void list.reload();
        }}
        onChanged={list.put}
        onPrint={(stay, link) => setCards([{ stay, link }])}
      />
      <NewStay
        api={list.api}
        isOpen={isNew}
        today={today}
        onClose={() => setIsNew(false)}
        onMade={(stay) => {
          setIsNew(false);
          list.setView(stay.status === 'in_house' ? 'in_house' : 'all');
          void list.reload();
        }}
      />
      {cards && <GuestCards me={me} cards={cards} words={cardWords} onClose={() => setCards(null)} />}
    </section>
  );
}
