'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { DialogBox } from '@/components/ui/dialog-box';
import { ErrorLine } from '@/components/ui/error-line';
import { Spinner } from '@/components/ui/spinner';
import { useWork } from '@/components/ui/use-work';
import type { StaysApi } from '@/lib/client/stays';
import type { MeDto } from '@/lib/contract/chat';
import type { StayImportedDto } from '@/lib/contract/stay-imports';
import { errorOf } from '../form-error';
import { ImportList } from './import-list';
import { UndoResult } from './undo-result';
import { useUndo } from './use-undo';

type Props = Readonly<{ me: MeDto; api: StaysApi; onClose: () => void; onUndone: () => void }>;

/** The recent imports, and for managers the button to undo one. */
export function ImportsDialog({ me, api, onClose, onUndone }: Props) {
  const t = useTranslations('Stays');
  const [imports, setImports] = useState<readonly StayImportedDto[] | null>(null);
  const { isBusy, error, run } = useWork((cause) => t(`trouble.${errorOf(cause)}`));
  const { step, tryIt, undo, back } = useUndo(api, onUndone);
  const isListed = step === null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `run` is a new function at each render.
  useEffect(() => {
    if (isListed) void run(async () => setImports(await api.imports()));
  }, [api, isListed]);

  return (
    <DialogBox isOpen onClose={onClose} title={t('imports.title')} width="wide">
      {step ? (
        <UndoResult step={step} isBusy={isBusy} onUndo={() => void run(() => undo(step.of))} onBack={back} />
      ) : imports ? (
        <ImportList me={me} imports={imports} isBusy={isBusy} onUndo={(of) => void run(() => tryIt(of))} />
      ) : (
        isBusy && <Spinner />
      )}
      <ErrorLine text={error} />
      {isListed && (
        <Button variant="secondary" className="self-end" onClick={onClose}>
          {t('import.close')}
        </Button>
      )}
    </DialogBox>
  );
}
