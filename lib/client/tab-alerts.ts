/** One alert for each conversation. */
const alertTag = (conversationId: number) => `conversation-${conversationId}`;

type Alert = { conversationId: number; title: string; body: string; onOpen: () => void };

/** Notifications of a tab that is open and hidden. If this browser receives pushes, the push shows them instead. */
export function createTabAlerts() {
  const shown = new Map<number, Notification>();

  async function show({ conversationId, title, body, onOpen }: Alert): Promise<void> {
    if (!mayAlert() || (await isPushed())) return;
    try {
      const alert = new Notification(title, { body, tag: alertTag(conversationId) });
      shown.set(conversationId, alert);
      alert.addEventListener('click', () => {
        window.focus();
        alert.close();
        onOpen();
      });
    } catch {
      // On phones only a service worker can show notifications.
    }
  }

  return {
    show,
    /** Closes all alerts except those of the given conversations, which still need attention. */
    keepOnly(conversationIds: ReadonlySet<number>) {
      for (const [id, alert] of shown) {
        if (conversationIds.has(id)) continue;
        alert.close();
        shown.delete(id);
      }
    },
  };
}

function mayAlert(): boolean {
  return 'Notification' in window && Notification.permission === 'granted';
}

async function isPushed(): Promise<boolean> {
  try {
    const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
    const subscribed = await Promise.all(
      registrations.map(({ pushManager }) => pushManager.getSubscription()),
    );
    return subscribed.some((subscription) => subscription !== null);
  } catch {
    return false;
  }
}
