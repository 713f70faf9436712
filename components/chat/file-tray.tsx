'use client';

import { FileText, X } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { IconButton } from '@/components/ui/icon-button';
import { fileSize } from '@/lib/client/file-size';
import type { StoredFile } from '@/lib/client/unsent-file';
import { LIMITS } from '@/lib/contract/limits';
import type { FileTray as Tray } from './use-file-tray';
import { useObjectUrl } from './use-object-url';

/** The files of the next message, and the reasons for refused ones. */
export function FileTray({ tray }: Readonly<{ tray: Tray }>) {
  const t = useTranslations('Chat.files');
  return (
    <div className="mx-auto w-full max-w-3xl px-3 pt-2 sm:px-5">
      {tray.files.length > 0 && (
        <ul aria-label={t('chosen')} className="flex gap-2 overflow-x-auto pb-1">
          {tray.files.map((file) => (
            <Chosen key={file.id} file={file} onRemove={() => tray.remove(file.id)} />
          ))}
        </ul>
      )}
      <div role="status">
        {tray.faults.map(({ name, fault }) => (
          <p key={`${name} ${fault}`} className="py-1 text-alert text-sm [overflow-wrap:anywhere]">
            {t(`fault.${fault}`, { name, max: LIMITS.filesPerMessage })}
          </p>
        ))}
      </div>
    </div>
  );
}

function Chosen({ file, onRemove }: Readonly<{ file: StoredFile; onRemove: () => void }>) {
  const t = useTranslations('Chat.files');
  const format = useFormatter();
  return (
    <li className="flex max-w-64 shrink-0 items-center gap-2 rounded-md border border-line bg-sunken p-1.5">
      <Preview file={file} />
      <span className="min-w-0 text-sm">
        <bdi translate="no" className="block truncate">
          {file.name}
        </bdi>
        <span translate="no" className="block text-ink-soft text-xs">
          {fileSize(file.blob.size, format.number)}
        </span>
      </span>
      <IconButton size="sm" label={t('remove', { name: file.name })} onClick={onRemove}>
        <X aria-hidden="true" className="size-4" />
      </IconButton>
    </li>
  );
}

function Preview({ file }: Readonly<{ file: StoredFile }>) {
  const url = useObjectUrl(file.blob);
  if (!file.mimeType.startsWith('image/') || file.mimeType === 'image/heic') {
    return <FileText aria-hidden="true" className="m-2 size-6 shrink-0 text-ink-soft" />;
  }
  // biome-ignore lint/performance/noImgElement: a local file, which no server can resize.
  return <img src={url} alt="" className="size-10 shrink-0 rounded-sm bg-surface object-cover" />;
}
