import type { Step } from '@/lib/client/testing/history-steps';
import type { createReferenceServer } from '@/lib/client/testing/reference-server';

/** Executes the steps of other participants on the server. The page's own steps are ignored here. */
export function actElsewhere(server: ReturnType<typeof createReferenceServer>, next: Step): void {
  const at = server.lastSeq();
  switch (next.do) {
    case 'others_send':
      server.send(next.side, `words ${at}`, `other-${at}`, next.quotes);
      break;
    case 'edit':
      server.edit(next.index, `edited ${at}`);
      break;
    case 'remove':
      server.remove(next.index, next.isHard);
      break;
    case 'read':
      server.read(next.side, next.upTo);
      break;
    case 'receive':
      server.deliver(next.side, next.upTo);
      break;
    case 'hand_over':
      server.handOver(
        next.to ? 'staff_joined' : 'staff_left',
        next.to ? { name: next.to, role: 'manager' } : null,
      );
      break;
    case 'notice':
      server.send('system', 'Siobhán joined', `system-${at}`);
      break;
    default:
      break;
  }
}
