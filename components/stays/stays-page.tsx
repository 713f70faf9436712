'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { LatePart } from '@/components/ui/late-part';
import { lazyWithRetry } from '@/lib/client/lazy-with-retry';
import type { MeDto } from '@/lib/contract/chat';
import { pages } from '@/lib/contract/paths';
import type { StayDto, StayPageDto, StayView } from '@/lib/contract/stays';
import { errorOf } from './form-error';
import { type CardWords, GuestCards, type PrintedStay } from './guest-cards';
import { NewStay } from './new-stay';
import { RoomSigns, type RoomSignsInfo } from './room-signs';
import { StayList } from './stay-list';
import { takesLinks } from './stay-moves';
import { StaySheet } from './stay-sheet';
import { StaysFilters } from './stays-filters';
import { StaysTools } from './stays-tools';
import { useImporting } from './use-importing';
import { useStays } from './use-stays';

type Props = Readonly<{
  me: MeDto;
  view: StayView;
  initial: StayPageDto;
  today: string;
  cardWords: CardWords;
  /** False for users who may only read the list. */
  mayRun: boolean;
  mayMail: boolean;
  /** Null if the hotel has no QR codes in its rooms. */
  roomSigns: RoomSignsInfo | null;
}>;

/** Loaded on demand, so that users who never import do not load the file readers. */
const ImportDialog = lazyWithRetry(async () => (await import('./import/import-dialog')).ImportDialog);
const ImportsDialog = lazyWithRetry(async () => (await import('./imports/imports-dialog')).ImportsDialog);

type Opened = Readonly<{ stay: StayDto; pin: string | null }>;
const isStay = (code: string) => (stay: StayDto) => stay.booking_id === code;

/** The list of stays, and the actions of the front desk. */
export function StaysPage(props: Props) {
  const { me, view: firstView, initial, today, cardWords, mayRun, mayMail, roomSigns } = props;
  const t = useTranslations('Stays');
  const list = useStays(me.hotel.slug, firstView, initial);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [isNew, setIsNew] = useState(false);
  const { importing, setImporting, scope } = useImporting(me, mayRun);
  const [showsImports, setShowsImports] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [cards, setCards] = useState<readonly PrintedStay[] | null>(null);
  const [rooms, setRooms] = useState<readonly string[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  // A checked-in stay leaves the arrivals with the next load. Its sheet stays open, because it shows the PIN.
  const open = opened && (list.stays.find(isStay(opened.stay.booking_id)) ?? opened.stay);
  const forCards = list.stays.filter((stay) => chosen.has(stay.booking_id) && takesLinks(stay.status));

  function choose(code: string, isChosen: boolean) {
    const next = new Set(chosen);
    if (isChosen) next.add(code);
    else next.delete(code);
    setChosen(next);
  }

  function show(stay: StayDto, pin: string | null) {
    setOpened({ stay, pin });
    list.put(stay);
  }

  async function makeSigns() {
    setError(null);
    try {
      setRooms((await list.api.rooms()).map(({ room_number }) => room_number));
    } catch (cause) {
      setError(t(`trouble.${errorOf(cause)}`));
    }
  }

  async function makeCards(stays: readonly StayDto[]) {
    setError(null);
    try {
      const links = await list.api.createLinks(stays.map(({ booking_id }) => booking_id));
      const linkOf = new Map(links.map(({ booking_id, link }) => [booking_id, link]));
      setCards(stays.map((stay) => ({ stay, link: linkOf.get(stay.booking_id) ?? '' })));
    } catch (cause) {
      setError(t(`trouble.${errorOf(cause)}`));
    }
  }

  return (
    <section aria-labelledby="stays-heading" className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-5xl flex-col gap-4 px-4 py-5 sm:px-6 print:hidden">
        <div className="flex flex-wrap items-center gap-3">
          <h2 id="stays-heading" className="me-auto font-semibold text-xl max-sm:w-full">
            {t('title')}
          </h2>
          <Link
            href={pages.rooms(me.hotel.slug)}
            className="inline-flex min-h-9 items-center px-2 text-sm underline pointer-coarse:min-h-11"
          >
            {t('rooms')}
          </Link>
          {mayRun && (
            <StaysTools
              count={forCards.length}
              onCards={() => void makeCards(forCards)}
              onSigns={roomSigns && (() => void makeSigns())}
              onImport={() => setImporting('open')}
              onImports={() => setShowsImports(true)}
              onNew={() => setIsNew(true)}
            />
          )}
        </div>
        <StaysFilters {...list} />
        {(error || list.hasFailed) && (
          <p role="alert" className="rounded-md bg-alert-soft px-4 py-3 text-alert text-sm">
            {error ?? t('trouble.offline')}
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
          onOpen={(code) => {
            const stay = list.stays.find(isStay(code));
            if (stay) setOpened({ stay, pin: null });
          }}
          onMore={list.more}
        />
      </div>
      <StaySheet
        me={me}
        api={list.api}
        stay={open}
        mayRun={mayRun}
        mayMail={mayMail}
        hasRoomCodes={roomSigns !== null}
        pin={opened?.pin ?? null}
        onClose={() => {
          setOpened(null);
          void list.reload();
        }}
        onChanged={show}
        onPrint={(stay, link) => setCards([{ stay, link }])}
      />
      <NewStay
        api={list.api}
        isOpen={isNew}
        today={today}
        language={me.hotel.default_locale}
        onClose={() => setIsNew(false)}
        onMade={(stay, pin) => {
          setIsNew(false);
          if (pin !== null) setOpened({ stay, pin });
          list.setView(stay.status === 'in_house' ? 'in_house' : 'all');
          void list.reload();
        }}
      />
      <LatePart>
        {importing !== 'no' && (
          <ImportDialog
            api={list.api}
            scope={scope}
            today={today}
            timeZone={me.hotel.time_zone}
            isOpen={importing === 'open'}
            onClose={(isRunning) => setImporting(isRunning ? 'behind' : 'no')}
            onImported={() => {
              setImporting('open');
              void list.reload();
            }}
          />
        )}
        {showsImports && (
          <ImportsDialog
            me={me}
            api={list.api}
            onClose={() => setShowsImports(false)}
            onUndone={() => void list.reload()}
          />
        )}
      </LatePart>
      {cards && <GuestCards me={me} cards={cards} words={cardWords} onClose={() => setCards(null)} />}
      {rooms && roomSigns && (
        <RoomSigns me={me} rooms={rooms} info={roomSigns} onClose={() => setRooms(null)} />
      )}
    </section>
  );
}
