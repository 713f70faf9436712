import { useTranslations } from 'next-intl';

const KNOWN = [
  ...(['redirected', 'not_https', 'private_address', 'timeout', 'unknown_name', 'not_reached'] as const),
  ...(['hung_up', 'bad_certificate', 'switched_off', 'nothing_left_to_tell', 'not_read'] as const),
] as const;

/** The text for a call that was not delivered. */
export function useCallWords(): (answer: { status: number | null; why: string | null }) => string {
  const t = useTranslations('Integrations.webhooks');
  return ({ status, why }) => {
    const known = KNOWN.find((each) => each === why);
    if (known) return t(`why.${known}`);
    return status === null ? t('why.not_reached') : t('answered', { status });
  };
}
