import { FAULT_KINDS, type Fault, type FaultKind } from './check-expected-log';
import type { Disruption, Plan } from './disruptions';
import type { ExpectedLog } from './expected-log';
import { tryPlants } from './plant-faults';
import { type Check, check, printTable } from './report';
import type { CrashOptions } from './run-options';
import type { Traffic } from './sender';

export type Outcome = {
  expected: ExpectedLog;
  faults: readonly Fault[];
  disruption: Disruption;
  traffic: Traffic;
  options: CrashOptions;
  wereLive: boolean;
  areLive: boolean;
};

const PROMISES: Record<FaultKind, string> = {
  lost: 'no message is lost',
  doubled: 'no message is there twice',
  swapped: 'every message is in the place it was promised',
  gap: 'the logs have no gaps',
  ghost: 'nothing is there that nobody sent',
  changed: 'every text is as it was written',
  undelivered: 'the outbox is empty',
};

export function judge({
  expected,
  faults,
  disruption,
  traffic,
  options,
  wereLive,
  areLive,
}: Outcome): Check[] {
  const { sends, kills, seed } = options;
  const acknowledged = expected.sends.filter((send) => send.answers.length > 0).length;
  const midSend = disruption.kills.filter(({ underWay }) => underWay > 0).length;
  const outage = disruption.outage;
  const missed = outage ? outage.until - outage.from : 0;
  return [
    check(`all ${sends} sends were acknowledged`, acknowledged === sends && traffic.acknowledged === sends),
    check(`the server was killed ${kills} times with sends under way`, midSend === kills),
    check(`${missed} messages were acknowledged while the Channels server was away`, missed > 0),
    check('every machine reader listened to its socket before the trouble', wereLive),
    check('and again after it', areLive),
    ...expectedLogChecks(expected, faults, seed),
  ];
}

/** One check for each kind of fault, for each screen, and for each planted fault that the checker must detect. */
export function expectedLogChecks(expected: ExpectedLog, faults: readonly Fault[], seed: number): Check[] {
  // In a log that has faults already, a planted fault may not be distinguishable.
  const planted = faults.length === 0 ? tryPlants(expected, seed) : [];
  return [
    ...FAULT_KINDS.map((kind) => {
      const found = faults.filter((fault) => fault.kind === kind);
      return check(
        PROMISES[kind],
        found.length === 0,
        found.map(({ where, detail }) => `${where}: ${detail}`),
      );
    }),
    ...expected.screens.map(({ reader, lines }) =>
      check(
        `${reader} shows ${lines.length} messages as stored`,
        !faults.some(({ where }) => where === reader),
      ),
    ),
    ...planted.map(({ what, caught }) => check(`the checker sees when ${what}`, caught)),
  ];
}

type RunFigures = {
  plan: Plan;
  disruption: Disruption;
  traffic: Traffic;
  expected: ExpectedLog;
  sendMs: number;
  readersMs: number | null;
  outboxMs: number | null;
};

export function printRun({
  plan,
  disruption,
  traffic,
  expected,
  sendMs,
  readersMs,
  outboxMs,
}: RunFigures): void {
  const seconds = (ms: number | null) => (ms === null ? 'never' : `${(ms / 1000).toFixed(1)} s`);
  console.log(
    `  sent in ${seconds(sendMs)}; after that every screen was right: ${seconds(readersMs)}, ` +
      `the outbox empty: ${seconds(outboxMs)}`,
  );
  for (const [index, { after, underWay, awayMs }] of disruption.kills.entries()) {
    console.log(
      `  SIGKILL ${index + 1} of ${plan.kills.length} after ${after} acknowledged, ${underWay} under way; ` +
        `answering again after ${seconds(awayMs)}`,
    );
  }
  if (disruption.outage) {
    const { from, until, ms } = disruption.outage;
    console.log(`  Channels server away for ${seconds(ms)}, from message ${from} to ${until}`);
  }
  console.log(
    `  ${traffic.attempts} attempts: ${traffic.unanswered} unanswered, ${traffic.refusedForSpeed} too fast, ` +
      `${traffic.refusedByDisruption} refused in trouble, ${traffic.recognised} repeats recognised`,
  );
  printTable(
    ['conversation', 'sent', 'stored', 'log entries', 'readers'],
    expected.conversations.map(({ place, messages, lastSeq }) => [
      place,
      String(expected.sends.filter((send) => send.place === place).length),
      String(messages.filter((message) => message.senderKey !== 'system').length),
      String(lastSeq),
      String(expected.screens.filter((screen) => screen.place === place).length),
    ]),
  );
}
