import { FAULT_KINDS, type Fault, type FaultKind } from './check-ledger';
import type { Ledger } from './ledger';
import { tryPlants } from './plant-faults';
import { type Check, check, printTable } from './report';
import type { CrashOptions } from './run-options';
import type { Traffic } from './sender';
import type { Plan, Trouble } from './trouble';

export type Outcome = {
  ledger: Ledger;
  faults: readonly Fault[];
  trouble: Trouble;
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

export function judge({ ledger, faults, trouble, traffic, options, wereLive, areLive }: Outcome): Check[] {
  const { sends, kills, seed } = options;
  const acknowledged = ledger.sends.filter((send) => send.answers.length > 0).length;
  const midSend = trouble.kills.filter(({ underWay }) => underWay > 0).length;
  const outage = trouble.outage;
  const missed = outage ? outage.until - outage.from : 0;
  return [
    check(`all ${sends} sends were acknowledged`, acknowledged === sends && traffic.acknowledged === sends),
    check(`the server was killed ${kills} times with sends under way`, midSend === kills),
    check(`${missed} messages were acknowledged while the Channels server was away`, missed > 0),
    check('every machine reader listened to its socket before the trouble', wereLive),
    check('and again after it', areLive),
    ...ledgerChecks(ledger, faults, seed),
  ];
}

/** Each promise, each screen, and that the checker sees what is wrong. */
export function ledgerChecks(ledger: Ledger, faults: readonly Fault[], seed: number): Check[] {
  // In a ledger that is wrong already, one fault more may not be told apart.
  const planted = faults.length === 0 ? tryPlants(ledger, seed) : [];
  return [
    ...FAULT_KINDS.map((kind) => {
      const found = faults.filter((fault) => fault.kind === kind);
      return check(
        PROMISES[kind],
        found.length === 0,
        found.map(({ where, detail }) => `${where}: ${detail}`),
      );
    }),
    ...ledger.screens.map(({ reader, lines }) =>
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
  trouble: Trouble;
  traffic: Traffic;
  ledger: Ledger;
  sendMs: number;
  readersMs: number | null;
  outboxMs: number | null;
};

export function printRun({ plan, trouble, traffic, ledger, sendMs, readersMs, outboxMs }: RunFigures): void {
  const seconds = (ms: number | null) => (ms === null ? 'never' : `${(ms / 1000).toFixed(1)} s`);
  console.log(
    `  sent in ${seconds(sendMs)}; after that every screen was right: ${seconds(readersMs)}, ` +
      `the outbox empty: ${seconds(outboxMs)}`,
  );
  for (const [index, { after, underWay, awayMs }] of trouble.kills.entries()) {
    console.log(
      `  SIGKILL ${index + 1} of ${plan.kills.length} after ${after} acknowledged, ${underWay} under way; ` +
        `answering again after ${seconds(awayMs)}`,
    );
  }
  if (trouble.outage) {
    const { from, until, ms } = trouble.outage;
    console.log(`  Channels server away for ${seconds(ms)}, from message ${from} to ${until}`);
  }
  console.log(
    `  ${traffic.attempts} attempts: ${traffic.unanswered} unanswered, ${traffic.refusedForSpeed} too fast, ` +
      `${traffic.refusedByTrouble} refused in trouble, ${traffic.recognised} repeats recognised`,
  );
  printTable(
    ['conversation', 'sent', 'stored', 'log entries', 'readers'],
    ledger.conversations.map(({ place, messages, lastSeq }) => [
      place,
      String(ledger.sends.filter((send) => send.place === place).length),
      String(messages.filter((message) => message.senderKey !== 'system').length),
      String(lastSeq),
      String(ledger.screens.filter((screen) => screen.place === place).length),
    ]),
  );
}
