'use client';

import { useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { TextPart } from '@/lib/client/links';
import { useLinks } from './use-links';

type Props = Readonly<{ text: string; title?: string | undefined }>;

/** The text of a message: plain at first, with links after hydration, and collapsed when it is very long. */
export function MessageText({ text, title }: Props) {
  const t = useTranslations('Chat.text');
  const id = useId();
  const words = useRef<HTMLParagraphElement>(null);
  const [isWhole, setIsWhole] = useState(false);
  const isLong = isLongText(text);
  const parts = useLinks(text);
  const noteTop = useSteadyTop(words, isWhole);

  function show(whole: boolean) {
    noteTop();
    setIsWhole(whole);
  }

  return (
    <>
      <p
        ref={words}
        id={id}
        dir="auto"
        title={title}
        // A link in the collapsed part must be visible when the keyboard reaches it.
        onFocus={() => isLong && !isWhole && show(true)}
        className={`whitespace-pre-wrap text-base [overflow-wrap:anywhere] ${isLong && !isWhole ? 'line-clamp-12' : ''}`}
      >
        {parts.map(drawPart)}
      </p>
      {isLong && (
        <button
          type="button"
          aria-expanded={isWhole}
          aria-controls={id}
          onClick={() => show(!isWhole)}
          className="-mx-2 min-h-11 px-2 font-semibold text-sm underline underline-offset-2"
        >
          {isWhole ? t('less') : t('more')}
        </button>
      )}
    </>
  );
}

function drawPart({ text, href }: TextPart, index: number) {
  if (!href) return text;
  const isWeb = href.startsWith('http');
  return (
    <a
      key={index}
      href={href}
      // The real target: letters of another alphabet are shown in their encoded form.
      title={isWeb ? href : undefined}
      target={isWeb ? '_blank' : undefined}
      rel="noopener noreferrer nofollow ugc"
      // Isolated from the surrounding text: right-to-left text would reorder its parts.
      dir="ltr"
      className="underline decoration-1 underline-offset-2"
    >
      {text}
    </a>
  );
}

const LINE_CHARS = 45;
const LONG_LINES = 24;

function isLongText(text: string): boolean {
  if (text.length < LONG_LINES) return false;
  let lines = 0;
  for (const line of text.split('\n')) lines += Math.max(1, Math.ceil(line.length / LINE_CHARS));
  return lines > LONG_LINES;
}

/**
 * Expands a text downwards, even when the page is at its end and other content grows upwards. The focused link stays
 * visible.
 */
function useSteadyTop(node: { readonly current: HTMLElement | null }, isWhole: boolean) {
  const top = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs after each change of isWhole.
  useLayoutEffect(() => {
    const box = node.current?.closest('[role=log]');
    if (top.current === null || !node.current || !box) return;
    box.scrollTop += node.current.getBoundingClientRect().top - top.current;
    top.current = null;
    const reached = document.activeElement;
    if (node.current.contains(reached)) reached?.scrollIntoView({ block: 'nearest' });
  }, [isWhole]);
  return () => {
    top.current = node.current?.getBoundingClientRect().top ?? null;
  };
}
