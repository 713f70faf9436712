'use client';

import { FileUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import type { FileFault } from '@/lib/stay-files/reading/open-file';
import { ImportProgress } from './import-progress';
import { useFaultWords } from './use-import-words';

type Props = Readonly<{
  fault: FileFault | null;
  onFile: (file: File) => Promise<void>;
}>;

export function ChooseFile({ fault, onFile }: Props) {
  const t = useTranslations('Stays.import');
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const faultWords = useFaultWords();
  const { isBusy, error, run } = useWork(() => t('unreadable.failed'));
  const take = (file: File | undefined) => file && void run(() => onFile(file));

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files[0]);
  }

  return (
    <>
      <p className="text-pretty text-ink-soft text-sm">{t('lead')}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: an alternative to the button for mouse users. */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={`flex flex-col items-center gap-3 rounded-lg border-2 border-dashed px-4 py-8 ${isOver ? 'border-accent bg-sunken' : 'border-line-strong'}`}
      >
        <FileUp aria-hidden="true" className="size-8 text-ink-soft" />
        <Button isBusy={isBusy} onClick={() => input.current?.click()}>
          {t('choose')}
        </Button>
        <p className="text-ink-soft text-sm">{t('drop')}</p>
        <input
          ref={input}
          type="file"
          hidden={true}
          aria-label={t('choose')}
          onChange={({ currentTarget }) => {
            take(currentTarget.files?.[0]);
            currentTarget.value = '';
          }}
        />
      </div>
      <ImportProgress progress={isBusy ? { what: 'reading', done: 0, of: 0 } : null} />
      <ErrorLine text={fault ? faultWords(fault) : error} />
    </>
  );
}
