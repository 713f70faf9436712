'use client';

import { Dialog } from '@base-ui/react/dialog';
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useBackCloses } from '@/components/ui/use-back-closes';
import type { AttachmentDto } from '@/lib/contract/attachments';

type Props = Readonly<{
  pictures: readonly AttachmentDto[];
  openId: number;
  onOpen: (id: number) => void;
  onClose: () => void;
}>;

const SWIPE_PX = 60;

/** The pictures of one message in full size: arrow keys or a swipe change the picture, a tap zooms. */
export function Lightbox({ pictures, openId, onOpen, onClose }: Props) {
  const t = useTranslations('Chat.files');
  const locale = useLocale();
  const [isClose, setIsClose] = useState(false);
  const pressedAt = useRef<number | null>(null);
  useBackCloses(true, onClose);
  const at = pictures.findIndex(({ id }) => id === openId);
  const picture = pictures[at];
  if (!picture) return null;

  function turn(step: number) {
    const next = pictures[at + step];
    if (!next) return;
    setIsClose(false);
    onOpen(next.id);
  }

  function onPointerUp({ clientX }: PointerEvent) {
    const way = clientX - (pressedAt.current ?? clientX);
    pressedAt.current = null;
    if (isClose || Math.abs(way) < SWIPE_PX) return;
    turn(way < 0 ? 1 : -1);
  }

  return (
    <Dialog.Root open={true} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-[#0c0c0c]" />
        <Dialog.Popup
          lang={locale}
          className="fixed inset-0 z-50 flex flex-col bg-[#0c0c0c] text-[#fff] outline-none"
          onKeyDown={({ key }) => {
            if (key === 'ArrowRight') turn(1);
            if (key === 'ArrowLeft') turn(-1);
          }}
        >
          <header className="flex shrink-0 items-center gap-1 px-3 py-2">
            <Dialog.Title className="min-w-0 flex-1 truncate text-sm">
              <bdi translate="no">{picture.file_name}</bdi>
              {pictures.length > 1 && (
                <span translate="no" className="ps-2 tabular-nums opacity-80">
                  {t('place', { at: at + 1, count: pictures.length })}
                </span>
              )}
            </Dialog.Title>
            <a
              href={picture.file_url}
              download={picture.file_name}
              aria-label={t('download', { name: picture.file_name })}
              className="grid size-11 place-items-center rounded-full hover:bg-[#ffffff26]"
            >
              <Download aria-hidden="true" className="size-5" />
            </a>
            <Dialog.Close
              aria-label={t('close')}
              className="grid size-11 place-items-center rounded-full hover:bg-[#ffffff26]"
            >
              <X aria-hidden="true" className="size-5" />
            </Dialog.Close>
          </header>
          {/* The order of pictures is left to right, whatever the direction of the text. */}
          <div dir="ltr" className="relative flex min-h-0 flex-1">
            <button
              type="button"
              aria-pressed={isClose}
              aria-label={t('zoom', { name: picture.file_name })}
              onClick={() => setIsClose(!isClose)}
              onPointerDown={({ clientX }) => {
                pressedAt.current = clientX;
              }}
              onPointerUp={onPointerUp}
              className={`grid min-h-0 flex-1 place-items-center ${isClose ? 'cursor-zoom-out overflow-auto' : 'touch-pan-y cursor-zoom-in grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] overflow-hidden'}`}
            >
              {/* biome-ignore lint/performance/noImgElement: authorized at each request, so no cache may store it. */}
              <img
                key={picture.id}
                src={picture.file_url}
                alt={picture.file_name}
                draggable={false}
                className={isClose ? 'max-w-none' : 'max-h-full max-w-full object-contain'}
              />
            </button>
            {at > 0 && (
              <Turn label={t('previous')} className="left-2" onPress={() => turn(-1)}>
                <ChevronLeft aria-hidden="true" />
              </Turn>
            )}
            {at < pictures.length - 1 && (
              <Turn label={t('next')} className="right-2" onPress={() => turn(1)}>
                <ChevronRight aria-hidden="true" />
              </Turn>
            )}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type TurnProps = Readonly<{ label: string; className: string; onPress: () => void; children: ReactNode }>;

function Turn({ label, className, onPress, children }: TurnProps) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onPress}
      className={`absolute top-1/2 grid size-11 -translate-y-1/2 place-items-center rounded-full bg-[#00000080] hover:bg-[#000000b3] ${className}`}
    >
      {children}
    </button>
  );
}
