import type { Waker } from '@/lib/notifications/ports';
import { createStayAwake } from '@/lib/notifications/stay-awake';
import { deleteArrivedWakes, deleteWakes, findNextWake } from '@/lib/notifications/timer-store';
import { wakeOnce } from '@/lib/notifications/wake-once';
import { createQstashWaker, isFromQstash } from '@/lib/platform/adapters/qstash';
import type { createAgenda } from '@/lib/testing/night';
import { QSTASH, qstashVariables, TIMER_ADDRESS } from '@/lib/testing/qstash-account';
import { gate } from '@/lib/testing/recording-target';
import { type QstashServer, startQstash } from '@/scripts/embedded/qstash';

export type Night = {
  agenda: ReturnType<typeof createAgenda>;
  passed: () => number;
  elapsed: () => number;
  /** Delivers what is due in a separate process. Throws when that process is killed. */
  deliver: () => Promise<void>;
};
/** The source that wakes a process in a simulated night. */
export type Scheduler = {
  /** A request of a guest or a staff member has reached a process. */
  request(): Promise<void>;
  /** Kills the running process, whatever it waits for. */
  kill(): void;
  close(): Promise<void>;
};

/** A process was killed. Every other error in a night is a fault of the test or of the tested code. */
export class Killed extends Error {}

async function untilKilled(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (cause) {
    if (!(cause instanceof Killed)) throw cause;
  }
}

/** A process that stays awake and delivers every two seconds. A killed one is restarted at once. */
export async function byInterval({ agenda, passed, deliver }: Night): Promise<Scheduler> {
  async function look(): Promise<void> {
    agenda.add(passed() + 2_000, look);
    await untilKilled(deliver());
  }
  agenda.add(0, look);
  return { request: () => untilKilled(deliver()), kill: () => undefined, close: async () => undefined };
}

/**
 * A scheduler that calls at fixed times. The process that it reaches stays awake for what is due before the next call.
 */
export async function byCalls(night: Night, everyMs: number, firstAt: number): Promise<Scheduler> {
  const { agenda, passed } = night;
  let life = startLife(night, everyMs);
  const kill = () => {
    life.isDead = true;
    life = startLife(night, everyMs);
  };

  async function handle(): Promise<void> {
    try {
      await night.deliver();
      if (life.isDead) kill();
      const next = await findNextWake();
      if (next) await life.waker.wakeAt(next);
      await life.settled();
    } catch (cause) {
      if (!(cause instanceof Killed)) throw cause;
      kill();
    }
  }
  async function call(): Promise<void> {
    agenda.add(passed() + everyMs, call);
    await deleteWakes();
    await handle();
  }
  agenda.add(firstAt, call);
  return { request: handle, kill, close: async () => undefined };
}

type Life = { isDead: boolean; waker: Waker; settled: () => Promise<void> };

/** One process from its start to its death. It sleeps by the simulated clock; a dead one does not wake. */
function startLife({ agenda, elapsed, deliver }: Night, everyMs: number): Life {
  // Open while the process sleeps or is idle, so that the night continues.
  let rest = gate();
  rest.open();
  function sleep(ms: number, signal: AbortSignal): Promise<void> {
    const woken = gate();
    let isOver = false;
    const wake = () => {
      if (isOver || life.isDead) return;
      isOver = true;
      rest = gate();
      woken.open();
    };
    signal.addEventListener('abort', wake);
    agenda.add(elapsed() + ms, async () => {
      wake();
      if (!life.isDead) await rest.promise;
    });
    rest.open();
    return woken.promise;
  }
  function later(work: () => Promise<void>): void {
    rest = gate();
    work()
      .catch(() => {
        life.isDead = true;
      })
      .finally(() => rest.open());
  }
  const life: Life = {
    isDead: false,
    settled: () => rest.promise,
    waker: createStayAwake({ everyMs, findNext: findNextWake, deliver, later, sleep }),
  };
  return life;
}

const ACCOUNT = qstashVariables('');

/** QStash, which calls at the requested time, and again when the called process has died. */
export async function byQstash(night: Night): Promise<Scheduler & { server: QstashServer }> {
  const { agenda, elapsed, deliver } = night;
  const server = await startQstash(QSTASH, {
    now: elapsed,
    async call(request) {
      const signature = request.headers.get('upstash-signature') ?? '';
      if (!(await isFromQstash(ACCOUNT, signature, TIMER_ADDRESS)))
        return new Response(null, { status: 401 });
      await deleteArrivedWakes();
      await handle();
      return new Response(null, { status: 200 });
    },
  });
  const waker = wakeOnce(createQstashWaker({ ...ACCOUNT, QSTASH_URL: server.url }, TIMER_ADDRESS));

  async function handle(): Promise<void> {
    await deliver();
    const next = await findNextWake();
    if (next) await waker.wakeAt(next);
  }
  async function callDue(): Promise<void> {
    await server.callDue();
    addCalls();
  }
  function addCalls(): void {
    for (const { dueAt } of server.waiting) agenda.add(dueAt, callDue);
  }
  return {
    server,
    async request() {
      await untilKilled(handle());
      addCalls();
    },
    kill: () => undefined,
    close: () => server.close(),
  };
}
