'use client';

import { useTranslations } from 'next-intl';
import { DialogBox } from '@/components/ui/dialog-box';
import type { StaysApi } from '@/lib/client/stays';
import { ChooseColumns } from './choose-columns';
import { ChooseFile } from './choose-file';
import { ImportResult } from './import-result';
import { useImport } from './use-import';

type Props = Readonly<{ api: StaysApi; isOpen: boolean; onClose: () => void; onImported: () => void }>;

/** Stays from a file of another system, tried before they are written. */
export function ImportDialog({ isOpen, onClose, ...rest }: Props) {
  const t = useTranslations('Stays.import');
  return (
    <DialogBox isOpen={isOpen} onClose={onClose} title={t('title')} width="wide">
      <Steps {...rest} />
    </DialogBox>
  );
}

function Steps({ api, onImported }: Pick<Props, 'api' | 'onImported'>) {
  const work = useImport(api);
  const { step } = work;
  if (step.at === 'file') return <ChooseFile trouble={step.trouble} onFile={work.open} />;
  if (step.at === 'columns') return <ChooseColumns step={step} work={work} />;
  return <ImportResult key={step.at} step={step} work={work} onImported={onImported} />;
}
