import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from './random';
import type { Traffic } from './sender';
import type { Stack } from './stack';
import { comesTrue } from './wait-until';

/** Long enough for a burst of sends to reach the server, and short enough that the kill still meets it. */
const LONGEST_DELAY_MS = 30;
const SHORTEST_OUTAGE_MS = 3_000;
const LOOK_EVERY_MS = 5;

export type Plan = {
  /** Counted in acknowledged messages, so that a disruption comes in the middle of the work on any machine. */
  kills: { after: number; delayMs: number }[];
  outage: { from: number; until: number };
};
export type Disruption = {
  kills: { after: number; underWay: number; awayMs: number }[];
  outage: { from: number; until: number; ms: number } | null;
};

/** Spreads the kills over the run. At least one of them is during the outage of Channels. */
export function planDisruptions(sends: number, kills: number, random: Random): Plan {
  const span = (sends * 0.8) / kills;
  const moments = Array.from({ length: kills }, (_, index) => ({
    after: Math.round(sends * 0.1 + span * (index + random.next())),
    delayMs: random.between(0, LONGEST_DELAY_MS),
  }));
  const inTheMiddle = moments[Math.floor(kills / 2)]?.after ?? Math.round(sends / 2);
  const from = Math.max(1, inTheMiddle - Math.round(sends * 0.1));
  const until = Math.min(Math.round(sends * 0.95), inTheMiddle + Math.round(sends * 0.1));
  return { kills: moments, outage: { from, until } };
}

/** Carries out the plan while the clients write. Stops early when they have finished or failed. */
export async function makeDisruptions(
  stack: Stack,
  plan: Plan,
  traffic: Traffic,
  isOver: () => boolean,
): Promise<Disruption> {
  const [kills, outage] = await Promise.all([
    killRepeatedly(stack, plan.kills, traffic, isOver),
    cutChannels(stack, plan.outage, traffic, isOver),
  ]);
  return { kills, outage };
}

async function killRepeatedly(
  stack: Stack,
  moments: Plan['kills'],
  traffic: Traffic,
  isOver: () => boolean,
): Promise<Disruption['kills']> {
  const done: Disruption['kills'] = [];
  for (const { after, delayMs } of moments) {
    const isMoment = () => isOver() || (traffic.acknowledged >= after && traffic.underWay > 0);
    await until(isMoment);
    if (isOver()) break;
    await pause(delayMs);
    // The delay may end between two messages; a kill without a request in progress would prove nothing.
    await until(() => isOver() || traffic.underWay > 0);
    const { acknowledged, underWay } = traffic;
    const killedAt = performance.now();
    await stack.app.kill();
    await stack.app.start();
    done.push({ after: acknowledged, underWay, awayMs: Math.round(performance.now() - killedAt) });
  }
  return done;
}

async function cutChannels(
  stack: Stack,
  { from, until: end }: Plan['outage'],
  traffic: Traffic,
  isOver: () => boolean,
): Promise<Disruption['outage']> {
  await until(() => isOver() || traffic.acknowledged >= from);
  if (isOver()) return null;
  const startedWith = traffic.acknowledged;
  const startedAt = performance.now();
  await stack.channels.close();
  const isLongEnough = () => performance.now() - startedAt >= SHORTEST_OUTAGE_MS;
  await until(() => isOver() || (traffic.acknowledged >= end && isLongEnough()));
  await stack.channels.open();
  return {
    from: startedWith,
    until: traffic.acknowledged,
    ms: Math.round(performance.now() - startedAt),
  };
}

async function until(question: () => boolean): Promise<void> {
  await comesTrue(question, { timeoutMs: Number.POSITIVE_INFINITY, everyMs: LOOK_EVERY_MS });
}
