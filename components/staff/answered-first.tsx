'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { UnsentFile } from '@/lib/client/unsent-file';
import type { ConversationView, Entry } from '@/lib/client/view';
import type { MessageDto } from '@/lib/contract/chat';
import { ownText } from '@/lib/contract/stand-in-text';

type Props = Readonly<{
  view: ConversationView;
  meId: number;
  /** Puts the text back into the composer. */
  onEdit: (text: string, files: readonly UnsentFile[]) => void;
}>;
type Unsent = Exclude<Entry, { state: 'sent' }>;

/** Shown when a colleague answered first: the colleague's answer, the unsent message, and the choices. */
export function AnsweredFirst({ view, meId, onEdit }: Props) {
  const t = useTranslations('Staff.guard');
  const stopped = view.entries.filter(isStopped);
  const [mine] = stopped;
  if (!mine) return null;
  const answer = answerOf(view.entries, meId);
  const { clientMessageId: id, body, files } = mine;

  function edit() {
    view.discard(id);
    onEdit(body, files);
  }

  return (
    <section
      aria-label={t('title', { name: answer?.staff_display_name ?? '' })}
      className="mx-auto w-full max-w-3xl px-3 pt-3 sm:px-5"
    >
      <div role="alert" className="rounded-lg border border-line-strong bg-warn-soft p-3 text-sm">
        <p className="font-semibold">{t('title', { name: answer?.staff_display_name ?? '' })}</p>
        {answer && <Quoted text={ownText(answer)} />}
        <p className="mt-2 text-ink-soft">{t('yours')}</p>
        <Quoted text={body} />
        <div className="mt-3 flex flex-wrap gap-2">
          <Button size="sm" onClick={() => view.retry(id)}>
            {t('anyway')}
          </Button>
          <Button size="sm" variant="secondary" onClick={edit}>
            {t('edit')}
          </Button>
          <Button size="sm" variant="quiet" onClick={() => view.discard(id)}>
            {t('discard')}
          </Button>
        </div>
        {stopped.length > 1 && (
          <p translate="no" className="mt-2 text-ink-soft">
            {t('more', { count: stopped.length - 1 })}
          </p>
        )}
      </div>
    </section>
  );
}

function Quoted({ text }: Readonly<{ text: string }>) {
  return (
    <p
      dir="auto"
      className="mt-1 line-clamp-3 whitespace-pre-wrap border-line-strong border-s-2 ps-2 [overflow-wrap:anywhere]"
    >
      {text}
    </p>
  );
}

function isStopped(entry: Entry): entry is Unsent {
  return entry.state === 'failed' && entry.refusal === 'answered_first';
}

/** The newest message of a colleague. It comes from the log, so it is still there after a reload. */
function answerOf(entries: readonly Entry[], meId: number): MessageDto | null {
  const found = entries.findLast(
    (entry) =>
      entry.state === 'sent' &&
      entry.message.sender_type === 'staff' &&
      entry.message.staff !== meId &&
      !entry.message.is_deleted,
  );
  return found?.state === 'sent' ? found.message : null;
}
