'use client';

import { useTranslations } from 'use-intl';
import type { UnsentFile } from '@/lib/client/unsent-file';
import { FileTile } from './file-tile';
import { useObjectUrl } from './use-object-url';

type Props = Readonly<{ files: readonly UnsentFile[]; isUnderWay: boolean }>;

/** The files of an unsent message, in their final form and with the upload progress. */
export function UnsentFiles({ files, isUnderWay }: Props) {
  return files.map((file) => {
    const bar = isUnderWay && <Progress file={file} />;
    const isPicture = file.mimeType.startsWith('image/') && file.mimeType !== 'image/heic';
    return isPicture ? (
      <Picture key={file.id} file={file}>
        {bar}
      </Picture>
    ) : (
      <FileTile key={file.id} name={file.name} bytes={file.blob.size} type="document">
        {bar}
      </FileTile>
    );
  });
}

function Picture({ file, children }: Readonly<{ file: UnsentFile; children: React.ReactNode }>) {
  const url = useObjectUrl(file.blob);
  return (
    <div className="relative w-full overflow-hidden rounded-lg border border-line bg-sunken">
      {/* biome-ignore lint/performance/noImgElement: a local file, which no server can resize. */}
      <img src={url} alt={file.name} className="block max-h-80 min-h-24 w-full object-cover opacity-80" />
      <div className="absolute inset-x-3 bottom-3">{children}</div>
    </div>
  );
}

function Progress({ file }: Readonly<{ file: UnsentFile }>) {
  const t = useTranslations('Chat.files');
  return (
    <progress
      aria-label={t('uploading', { name: file.name })}
      value={file.progress}
      max={1}
      className="mt-1.5 block h-1.5 w-full overflow-hidden rounded-full bg-surface accent-accent"
    />
  );
}
