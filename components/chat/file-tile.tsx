'use client';

import { Download, FileText, ImageOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { fileSize } from '@/lib/client/file-size';
import type { FileType } from '@/lib/contract/file-types';

type Props = Readonly<{
  name: string;
  bytes: number;
  type: FileType;
  /** The address of the file; absent during the upload. */
  href?: string;
  children?: ReactNode;
}>;

const SHAPE =
  'flex w-full max-w-72 items-center gap-3 rounded-lg border border-line bg-surface px-3 py-2.5 text-ink text-sm';

/** A file that is not shown as a picture. */
export function FileTile({ name, bytes, type, href, children }: Props) {
  const t = useTranslations('Chat.files');
  const format = useFormatter();
  const ending = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toUpperCase() : '';
  const Sign = type === 'image' ? ImageOff : FileText;
  const body = (
    <>
      <Sign aria-hidden="true" className="size-6 shrink-0 text-ink-soft" />
      <span className="min-w-0 flex-1 text-start">
        {/* Isolated, so that a name of the other direction cannot reverse its extension. */}
        <bdi translate="no" className="block truncate font-medium">
          {name}
        </bdi>
        <span translate="no" className="block text-ink-soft text-xs">
          {ending} · {fileSize(bytes, format.number)}
        </span>
        {children}
      </span>
    </>
  );
  if (href === undefined) return <div className={SHAPE}>{body}</div>;
  return (
    <a href={href} download={name} title={t('download', { name })} className={`${SHAPE} hover:bg-sunken`}>
      {body}
      <Download aria-hidden="true" className="size-5 shrink-0 text-ink-soft" />
    </a>
  );
}
