'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorLine } from '@/components/ui/error-line';
import { useWork } from '@/components/ui/use-work';
import { ApiProblem } from '@/lib/client/api-problem';
import { fetchJson } from '@/lib/client/request';
import { staffApi } from '@/lib/contract/paths';
import type { TestRingDto } from '@/lib/contract/reachability';

type Props = Readonly<{ slug: string; staffId: number }>;

/** Sends a test push to a staff member's devices. */
export function TestPush({ slug, staffId }: Props) {
  const t = useTranslations('Staff.testRing');
  const [result, setResult] = useState<TestRingDto | null>(null);
  const { isBusy, error, run } = useWork((cause) =>
    t(cause instanceof ApiProblem && cause.code === 'rate_limited' ? 'tooOften' : 'failed'),
  );
  const ring = () =>
    run(async () => {
      setResult(null);
      setResult(await fetchJson<TestRingDto>('POST', staffApi.testRing(slug, staffId)));
    });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button variant="secondary" size="sm" isBusy={isBusy} onClick={() => void ring()}>
        {t('ring')}
      </Button>
      <span role="status" className="empty:hidden">
        <Outcome result={result} />
      </span>
      <ErrorLine text={error} />
    </div>
  );
}

function Outcome({ result }: Readonly<{ result: TestRingDto | null }>) {
  const t = useTranslations('Staff.testRing');
  if (!result) return null;
  const { devices, accepted, gone } = result;
  if (devices === 0) return t('none');
  if (accepted === devices) return t('sent', { count: accepted });
  return gone === devices ? t('gone', { count: gone }) : t('partly', { accepted, devices });
}
