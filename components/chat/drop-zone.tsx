'use client';

import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';

type Props = Readonly<{
  /** Absent if files cannot be dropped. */
  onFiles?: ((files: File[]) => void) | undefined;
  className: string;
  children: ReactNode;
}>;

/** Accepts files that are dropped anywhere on the conversation. */
export function DropZone({ onFiles, className, children }: Props) {
  const t = useTranslations('Chat.files');
  const [isOver, setIsOver] = useState(false);
  // Every child element fires its own enter and leave events, so they are counted.
  const depth = useRef(0);
  const carriesFiles = (event: DragEvent) => onFiles && event.dataTransfer.types.includes('Files');

  function settle() {
    depth.current = 0;
    setIsOver(false);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a mouse-only alternative, which needs no landmark.
    <div
      className={`relative ${className}`}
      onDragEnter={(event) => {
        if (!carriesFiles(event)) return;
        depth.current += 1;
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!carriesFiles(event)) return;
        depth.current -= 1;
        if (depth.current <= 0) settle();
      }}
      onDragOver={(event) => {
        // Without this the browser would open the file instead of the conversation.
        if (carriesFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        settle();
        onFiles?.([...event.dataTransfer.files]);
      }}
    >
      {children}
      {isOver && (
        <div className="pointer-events-none absolute inset-2 z-20 grid place-items-center rounded-lg border-2 border-accent border-dashed bg-surface/90">
          <p className="px-6 text-center font-semibold text-lg">{t('drop')}</p>
        </div>
      )}
    </div>
  );
}
