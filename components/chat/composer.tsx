'use client';

import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import { LatePart } from '@/components/ui/late-part';
import type { Side } from '@/lib/client/conversation';
import { lazyWithRetry } from '@/lib/client/lazy-with-retry';
import { pastedFiles } from '@/lib/client/pasted-files';
import type { StoredFile } from '@/lib/client/unsent-file';
import { LIMITS } from '@/lib/contract/limits';
import { textToSend } from '@/lib/contract/plain-text';
import { AttachButton } from './attach-button';
import { CharacterCount } from './character-count';
import { ComposerModeBar } from './composer-mode-bar';
import { fit, isSendKey, TextBox } from './text-box';
import type { ComposerMode } from './use-composing';
import { deleteDraft, useDraft } from './use-draft';
import type { FileTray } from './use-file-tray';
import { useModeText } from './use-mode-text';

const FilesToSend = lazyWithRetry(async () => (await import('./file-tray')).FileTray);

type Props = Readonly<{
  onSend: (text: string, files: StoredFile[]) => void;
  onTyping: () => void;
  placeholder: string;
  /** The key under which the draft survives a reload. */
  draftKey?: string | undefined;
  disabled?: boolean | undefined;
  /** Absent if files cannot be sent. */
  tray?: FileTray | undefined;
  /** The target of the form without script, or before the script is loaded. */
  formAction?: string | undefined;
  hiddenFields?: Readonly<Record<string, string>> | undefined;
  side: Side;
  /** The message that the text answers or edits; null for a new message. */
  mode?: ComposerMode | null | undefined;
  onLeaveMode?: (() => void) | undefined;
  /** Saves the text of an edit in progress. */
  onEditText?: ((text: string) => void) | undefined;
  /** Called for arrow up in an empty box. */
  onEditLast?: (() => void) | undefined;
  inputRef?: RefObject<HTMLTextAreaElement | null> | undefined;
}>;

/** A real form with an uncontrolled text box, so that text typed before hydration is neither lost nor overwritten. */
export function Composer(props: Props) {
  const { onSend, onTyping, placeholder, draftKey, disabled = false, formAction, hiddenFields = {} } = props;
  const { side, mode = null, onLeaveMode = () => {}, onEditLast, onEditText } = props;
  const t = useTranslations('Chat');
  const countId = useId();
  const ownRef = useRef<HTMLTextAreaElement>(null);
  const input = props.inputRef ?? ownRef;
  const [length, setLength] = useState<number | null>(null);
  const saveDraft = useDraft(input, draftKey, setLength);
  const isEditing = mode?.kind === 'edit';
  // The files of a message do not change while its text is edited.
  const tray = isEditing ? undefined : props.tray;
  const hasFiles = tray !== undefined && tray.files.length > 0;
  const isTooLong = length !== null && length > LIMITS.messageChars;

  function noteText(node: HTMLTextAreaElement) {
    fit(node);
    setLength(textToSend(node.value).length);
    // The draft is the text from before the edit. It returns when the edit ends.
    if (isEditing) onEditText?.(node.value);
    else saveDraft(node.value);
  }
  useModeText(input, mode, noteText);

  function send() {
    const node = input.current;
    const text = textToSend(node?.value ?? '');
    const isNothing = text === '' && !hasFiles;
    if (!node || disabled || isNothing || text.length > LIMITS.messageChars) return node?.focus();
    onSend(text, tray?.take() ?? []);
    if (isEditing) return;
    node.value = '';
    noteText(node);
    if (draftKey) deleteDraft(draftKey);
  }

  /** Returns whether the key was handled. */
  function onKey(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
    if (isSendKey(event)) send();
    else if (event.key === 'Escape' && mode) onLeaveMode();
    else if (event.key === 'ArrowUp' && onEditLast && event.currentTarget.value === '') onEditLast();
    else return false;
    return true;
  }

  return (
    <>
      {mode && <ComposerModeBar mode={mode} side={side} onCancel={onLeaveMode} />}
      {tray && (hasFiles || tray.faults.length > 0) && (
        <LatePart>
          <FilesToSend tray={tray} />
        </LatePart>
      )}
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
        {tray && <AttachButton disabled={disabled} onFiles={tray.add} />}
        <div className="min-w-0 flex-1 rounded-lg border border-line-strong bg-surface has-focus-visible:border-accent has-focus-visible:outline-1 has-focus-visible:outline-accent">
          <TextBox
            ref={input}
            placeholder={placeholder}
            disabled={disabled}
            // An empty box has the direction of the page, so that its placeholder does too.
            dir={length ? 'auto' : undefined}
            aria-label={t('composer.label')}
            aria-invalid={isTooLong || undefined}
            aria-describedby={countId}
            onInput={(event) => {
              noteText(event.currentTarget);
              if (textToSend(event.currentTarget.value)) onTyping();
            }}
            required={!hasFiles}
            onPaste={(event) => {
              const pasted = pastedFiles(event.clipboardData);
              if (!tray || pasted.length === 0) return;
              event.preventDefault();
              tray.add(pasted);
            }}
            onKeyDown={(event) => {
              if (!onKey(event)) return;
              event.preventDefault();
            }}
          />
          <CharacterCount id={countId} length={length ?? 0} />
        </div>
        <IconButton
          type="submit"
          variant="filled"
          label={t(isEditing ? 'mode.save' : 'composer.send')}
          disabled={disabled}
          aria-disabled={(length === 0 && !hasFiles) || isTooLong || undefined}
          // A tap must not take the focus from the text box, because the phone would close its keyboard.
          onPointerDown={(event) => event.preventDefault()}
          className="mb-px aria-disabled:opacity-45"
        >
          <Icon name={isEditing ? 'check' : 'arrowUp'} className="size-5.5" strokeWidth={2.5} />
        </IconButton>
      </form>
    </>
  );
}
