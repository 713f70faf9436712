'use client';

import { useTranslations } from 'next-intl';
import { DialogBox } from '@/components/ui/dialog-box';
import { ChooseColumns } from './choose-columns';
import { ChooseFile } from './choose-file';
import { GoingOn } from './going-on';
import { ImportResult } from './import-result';
import type { ImportOf } from './import-step';
import { type Import, useImport } from './use-import';

type Props = ImportOf &
  Readonly<{
    isOpen: boolean;
    /** A running import continues after the dialog is closed. */
    onClose: (isRunning: boolean) => void;
  }>;

/** Imports stays from a file of another system, with a dry run first. */
export function ImportDialog({ isOpen, onClose, ...of }: Props) {
  const t = useTranslations('Stays.import');
  const work = useImport(of);
  return (
    <DialogBox
      isOpen={isOpen}
      onClose={() => {
        work.close();
        onClose(work.progress !== null);
      }}
      title={t('title')}
      width="wide"
    >
      <Steps work={work} />
    </DialogBox>
  );
}

function Steps({ work }: Readonly<{ work: Import }>) {
  const { step } = work;
  if (step.at === 'start') return null;
  if (step.at === 'going_on') return <GoingOn work={work} />;
  if (step.at === 'file') return <ChooseFile fault={step.fault} onFile={work.open} />;
  if (step.at === 'columns') return <ChooseColumns step={step} work={work} />;
  return <ImportResult key={step.at} step={step} work={work} />;
}
