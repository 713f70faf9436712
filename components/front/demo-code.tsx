import { getTranslations } from 'next-intl/server';
import { QrCode } from './qr-code';

type Props = Readonly<{ code: { link: string; guestName: string; roomNumber: string | null } }>;

/** What a visitor from the network sees of the demo: one guest, and no password. */
export async function DemoCode({ code: { link, guestName, roomNumber } }: Props) {
  const t = await getTranslations('Front.demo');
  return (
    <section aria-labelledby="demo-code" className="flex flex-col items-start gap-4">
      <h2 id="demo-code" className="font-semibold text-2xl tracking-tight">
        {t('codeTitle')}
      </h2>
      <p className="max-w-2xl text-pretty text-ink-soft">{t('codeText')}</p>
      <QrCode text={link} label={t('qr', { name: guestName })} className="size-40" />
      <a
        href={link}
        dir="auto"
        className="inline-flex min-h-11 items-center font-semibold underline decoration-line-strong underline-offset-4 hover:decoration-current"
      >
        {t('open', { name: guestName })}
      </a>
      {roomNumber !== null && (
        <span className="text-ink-soft text-sm tabular-nums">{t('room', { number: roomNumber })}</span>
      )}
    </section>
  );
}
