'use client';

import { useTranslations } from 'next-intl';

/** Above the composer, where a colleague who is about to answer sees it. It moves nothing. */
export function TypingStaffLine({ names }: Readonly<{ names: readonly string[] }>) {
  const words = useAnsweringWords(names);
  return (
    <p
      role="status"
      className="pointer-events-none absolute inset-x-0 bottom-full flex justify-center px-4 pb-1 text-warn text-xs"
    >
      {words && (
        <span className="truncate rounded-full bg-warn-soft px-3 py-1 font-medium shadow-lift">{words}</span>
      )}
    </p>
  );
}

export function useAnsweringWords(names: readonly string[]): string | null {
  const t = useTranslations('Staff.handOff');
  const [name] = names;
  if (name === undefined) return null;
  return t(names.length === 1 ? 'answering' : 'answeringMany', { name });
}
