import { describe, expect, it } from 'vitest';
import { DELETED_TEXT } from '@/lib/contract/stand-in-text';
import { ApiProblem } from './api-problem';
import { openScreen } from './testing/screen';

const SAID = ['3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];

/** A screen that shows the last of twelve messages and can load the others. */
function longConversation() {
  const screen = openScreen({ isLive: false, said: SAID });
  const idOf = (text: string) => screen.server.rows().find((row) => row.message === text)?.id ?? 0;
  const past = () =>
    screen.controller
      .view()
      .past?.entries.map((entry) => (entry.state === 'sent' ? entry.message.message : entry.body));
  return { ...screen, idOf, past, view: screen.controller.view };
}

describe('the history window', () => {
  it('shows the messages around a distant message, and leaves the newest as they were', async () => {
    const { view, past, idOf, texts } = longConversation();
    expect(await view().lookAt({ message: idOf('5') })).toBe(idOf('5'));
    expect(past()).toEqual(['3', '4', '5', '6', '7']);
    expect(texts()).toEqual(['12']);
    view().toNewest();
    expect([past(), texts()]).toEqual([undefined, ['12']]);
  });

  it('loads the history window in both directions, and closes it at the newest messages', async () => {
    const { api, controller, view, past, idOf, texts } = longConversation();
    const next = () =>
      new Promise<void>((resolve) => {
        const stop = controller.subscribe(() => {
          if (view().isLoadingNewer || view().isLoadingOlder) return;
          stop();
          resolve();
        });
      });
    await view().lookAt({ message: idOf('5') });
    for (const [load, from, to] of [
      [view().loadNewer, '3', '9'],
      [view().loadOlder, 'Is there a kettle?', '9'],
      [view().loadNewer, 'Is there a kettle?', '11'],
    ] as const) {
      const isLoaded = next();
      load();
      await isLoaded;
      await Promise.resolve();
      expect([past()?.[0], past()?.at(-1)]).toEqual([from, to]);
    }
    expect([view().past?.hasMore, api.messagesBefore.mock.calls.length]).toEqual([false, 1]);
    const isLoaded = next();
    view().loadNewer();
    await isLoaded;
    expect([past(), texts().length, view().hasMore]).toEqual([undefined, 12, false]);
  });

  it('applies edits and deletes to the history window', async () => {
    const { controller, server, view, past, idOf } = longConversation();
    await view().lookAt({ message: idOf('5') });
    server.edit(4, 'five');
    server.remove(3, true);
    const stop = controller.start();
    await expect.poll(past).toEqual(['3', DELETED_TEXT, 'five', '6', '7']);
    stop();
  });

  it('sends read receipts for messages in the history window', async () => {
    const { api, controller, view, idOf } = longConversation();
    const stop = controller.start();
    await view().lookAt({ message: idOf('5') });
    view().markRead(5);
    await expect.poll(() => api.markRead.mock.calls).toEqual([[5]]);
    stop();
  });

  it('returns no message when the target of a jump is gone or the server is unreachable', async () => {
    const { failing, view, past, idOf } = longConversation();
    expect(await view().lookAt({ message: 999 })).toBeNull();
    failing.around = new ApiProblem('network', 0);
    expect(await view().lookAt({ message: idOf('4') })).toBeNull();
    expect(past()).toBeUndefined();
  });

  it('ignores the answer of a jump after the return to the newest messages', async () => {
    const { view, past, idOf } = longConversation();
    const first = view().lookAt({ message: idOf('4') });
    view().toNewest();
    expect([await first, past()]).toEqual([null, undefined]);
  });
});
