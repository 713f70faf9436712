import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';

/** A sample conversation of three messages. It is decorative and hidden from screen readers. */
export async function Illustration() {
  const t = await getTranslations('Front.scene');
  return (
    <div aria-hidden="true" className="guest-theme flex select-none flex-col text-base">
      <p className="ms-auto max-w-[85%] rounded-lg rounded-ee-sm bg-guest px-4 py-2.5 text-guest-ink shadow-lift">
        {t('guest')}
      </p>
      <span className="ms-auto px-2 pt-1 text-ink-soft text-xs tabular-nums">{t('guestTime')}</span>
      <span className="px-3 pt-3 pb-1 text-ink-soft text-xs">{t('author')}</span>
      <p className="me-auto max-w-[85%] rounded-lg rounded-ss-sm bg-staff px-4 py-2.5 text-staff-ink shadow-lift">
        {t('staff')}
      </p>
      <span className="px-3 pt-1 text-ink-soft text-xs tabular-nums">{t('staffTime')}</span>
      <p className="ms-auto mt-3 max-w-[85%] rounded-lg rounded-ee-sm bg-guest px-4 py-2.5 text-guest-ink shadow-lift">
        {t('thanks')}
      </p>
      <span className="ms-auto inline-flex items-center gap-1 px-2 pt-1 font-medium text-ink text-xs">
        {t('read')}
        <Icon name="checkCheck" className="size-3.5" />
      </span>
    </div>
  );
}
