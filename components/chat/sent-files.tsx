'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { LatePart } from '@/components/ui/late-part';
import { lazyWithRetry } from '@/lib/client/lazy-with-retry';
import type { AttachmentDto } from '@/lib/contract/attachments';
import { FileTile } from './file-tile';

const Lightbox = lazyWithRetry(async () => (await import('./lightbox')).Lightbox);

/** Pictures first, in a grid if there are several; then all other files. */
export function SentFiles({ files }: Readonly<{ files: readonly AttachmentDto[] }>) {
  const [broken, setBroken] = useState<readonly number[]>([]);
  const [openId, setOpenId] = useState<number | null>(null);
  const pictures = files.filter(({ id, file_type }) => file_type === 'image' && !broken.includes(id));
  const others = files.filter((file) => !pictures.includes(file));
  const isAlone = pictures.length === 1;
  return (
    <>
      {pictures.length > 0 && (
        <div className={isAlone ? 'w-full' : 'grid w-full grid-cols-2 gap-1'}>
          {pictures.map((file) => (
            <Picture
              key={file.id}
              file={file}
              isAlone={isAlone}
              onOpen={() => setOpenId(file.id)}
              onBroken={() => setBroken([...broken, file.id])}
            />
          ))}
        </div>
      )}
      {others.map((file) => (
        <FileTile
          key={file.id}
          name={file.file_name}
          bytes={file.file_size}
          type={file.file_type}
          href={file.file_url}
        />
      ))}
      {openId !== null && (
        <LatePart>
          <Lightbox pictures={pictures} openId={openId} onOpen={setOpenId} onClose={() => setOpenId(null)} />
        </LatePart>
      )}
    </>
  );
}

type PictureProps = Readonly<{
  file: AttachmentDto;
  isAlone: boolean;
  onOpen: () => void;
  onBroken: () => void;
}>;

/** Reserves the space of the picture before it is loaded, so that nothing jumps. */
function Picture({ file, isAlone, onOpen, onBroken }: PictureProps) {
  const t = useTranslations('Chat.files');
  const shape = file.width && file.height ? clamp(file.width / file.height) : 4 / 3;
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label={t('open', { name: file.file_name })}
      style={{ aspectRatio: isAlone ? shape : 1 }}
      className="block w-full overflow-hidden rounded-lg border border-line bg-sunken"
    >
      {/* biome-ignore lint/performance/noImgElement: authorized at each request, so no cache may store it. */}
      <img
        src={file.thumbnail_url ?? file.file_url}
        alt=""
        loading="lazy"
        decoding="async"
        onError={onBroken}
        className="size-full object-cover"
      />
    </button>
  );
}

/** Limits the ratio, so that a panorama or a receipt is not shown as a line. */
function clamp(shape: number): number {
  return Math.min(2, Math.max(0.66, shape));
}
