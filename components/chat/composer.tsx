'use client';

import { type RefObject, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import { LIMITS } from '@/lib/contract/limits';
import { CharacterCount } from './character-count';
import { fit, isSendKey, TextBox } from './text-box';
import { forgetDraft, useDraft } from './use-draft';

type Props = Readonly<{
  onSend: (text: string) => void;
  onTyping: () => void;
  placeholder: string;
  /** Keeps what was begun over a reload, under this name. */
  draftKey?: string | undefined;
  disabled?: boolean | undefined;
  /** Where the form goes when there is no script, or not yet. */
  formAction?: string | undefined;
  hiddenFields?: Readonly<Record<string, string>> | undefined;
  inputRef?: RefObject<HTMLTextAreaElement | null> | undefined;
}>;

/**
 * A real form around a text box that keeps its own text: what is typed before the page has its script is neither
 * lost nor overwritten.
 */
export function Composer(props: Props) {
  const { onSend, onTyping, placeholder, draftKey, disabled = false, formAction, hiddenFields = {} } = props;
  const t = useTranslations('Chat.composer');
  const countId = useId();
  const ownRef = useRef<HTMLTextAreaElement>(null);
  const input = props.inputRef ?? ownRef;
  const [length, setLength] = useState<number | null>(null);
  const saveDraft = useDraft(input, draftKey, setLength);
  const isTooLong = length !== null && length > LIMITS.messageChars;

  function noteText(node: HTMLTextAreaElement) {
    fit(node);
    setLength(node.value.trim().length);
    saveDraft(node.value);
  }

  function send() {
    const node = input.current;
    const text = node?.value.trim();
    if (!node || disabled || !text || text.length > LIMITS.messageChars) return node?.focus();
    onSend(text);
    node.value = '';
    noteText(node);
    if (draftKey) forgetDraft(draftKey);
  }

  return (
    <form
      method="post"
      action={formAction}
      noValidate={length !== null}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="mx-auto flex w-full max-w-3xl items-end gap-2 px-3 py-2 sm:px-5"
    >
      {Object.entries(hiddenFields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} defaultValue={value} />
      ))}
      <div className="min-w-0 flex-1 rounded-lg border border-line-strong bg-surface has-focus-visible:border-accent has-focus-visible:outline-1 has-focus-visible:outline-accent">
        <TextBox
          ref={input}
          placeholder={placeholder}
          disabled={disabled}
          // An empty box runs the page's way, so that its placeholder does.
          dir={length ? 'auto' : undefined}
          aria-label={t('label')}
          aria-invalid={isTooLong || undefined}
          aria-describedby={countId}
          onInput={(event) => {
            noteText(event.currentTarget);
            if (event.currentTarget.value.trim()) onTyping();
          }}
          onKeyDown={(event) => {
            if (!isSendKey(event)) return;
            event.preventDefault();
            send();
          }}
        />
        <CharacterCount id={countId} length={length ?? 0} />
      </div>
      <IconButton
        type="submit"
        variant="filled"
        label={t('send')}
        disabled={disabled}
        aria-disabled={length === 0 || isTooLong || undefined}
        // A tap must not take the focus from the text box: the phone would fold its keyboard away.
        onPointerDown={(event) => event.preventDefault()}
        className="mb-px aria-disabled:opacity-45"
      >
        <Icon name="arrowUp" className="size-5.5" strokeWidth={2.5} />
      </IconButton>
    </form>
  );
}
