'use client';

import { useTranslations } from 'next-intl';

/** Above the composer, where whoever is about to answer too will see it. */
export function AnsweringLine({ names }: Readonly<{ names: readonly string[] }>) {
  const words = useAnsweringWords(names);
  return (
    <p role="status" className="mx-auto w-full max-w-3xl px-5 text-sm text-warn sm:px-7">
      {words && <span className="block pt-2 font-medium">{words}</span>}
    </p>
  );
}

export function useAnsweringWords(names: readonly string[]): string | null {
  const t = useTranslations('Staff.handOff');
  const [name] = names;
  if (name === undefined) return null;
  return t(names.length === 1 ? 'answering' : 'answeringMany', { name });
}
