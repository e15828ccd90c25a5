/**
 * When something that failed is tried again: how often, after how long, how many times at most. Every such number of the
 * server stands here, but for those of one platform (`server/platforms/<id>/retry-policies.ts`, the same form) and of the
 * officers' browser (`newsroom/api/retry-policies.ts`). Data alone: who uses a policy reads it, nobody changes it.
 */

/** Why a policy is as it is, and where that comes from: a row of `docs/`, a standard, a decision, or our own measuring. */
export interface PolicyReason {
  readonly reason: string;
  readonly source: string;
}

/** Waits that double from the first to the longest. */
export interface GrowingWaits {
  readonly firstMs: number;
  readonly longestMs: number;
}

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A delivery that a platform did not take, and whose call surely did nothing. Its end is its term, never a number of tries. */
export const deliveryRetry = {
  firstMs: 5 * secondMs,
  longestMs: 15 * minuteMs,
  /** Up to so much of a wait is added by chance. */
  spread: 0.5,
  reason: "soon at first, because most troubles pass; spread, so that 869 channels do not come back at once",
  source: "own choice; the term of the release ends it (server/release/release-term.ts)",
} as const satisfies GrowingWaits & PolicyReason & { spread: number };

/** A delivery that waits until the portal carries its item (law 4). */
export const portalWait = {
  againMs: minuteMs,
  reason: "the confirmation of the portal wakes it; this is for one that was missed",
  source: "ARCHITECTURE.md, law 4",
} as const satisfies { againMs: number } & PolicyReason;

/** A platform, a token server or our own portal that cannot be reached: all of the platform's deliveries wait together. */
export const unreachablePauses = {
  /** One pause after the other; the last one goes on. */
  waitsMs: [5 * secondMs, 10 * secondMs, 20 * secondMs, 40 * secondMs, minuteMs],
  /** After each pause one call goes out on trial; nobody else calls for so long: longer than the longest call. */
  trialMs: minuteMs,
  reason: "our own trouble is no channel's failure, and a platform that is back is used within a minute",
  source: "own choice",
} as const satisfies { waitsMs: readonly [number, ...number[]]; trialMs: number } & PolicyReason;

/** An allowance of a platform that is nearly used up: its scope is left alone before it is refused. */
export const allowancePause = {
  fromPercent: 90,
  pauseMs: 5 * minuteMs,
  reason: "who stops before the limit is not locked out for an hour",
  source: "FB-10: throttle at 80 to 90 %",
} as const satisfies { fromPercent: number; pauseMs: number } & PolicyReason;

/** A copy for which the platform did not fetch the picture or link that our address gives; after the last it has failed. */
export const fetchAgain = {
  waitsMs: [minuteMs, 5 * minuteMs, 15 * minuteMs],
  reason:
    "a platform keeps a failed fetch for minutes; who gives a bad picture three times gives a bad picture",
  source: "own choice, within the ordinary term of a release",
} as const satisfies { waitsMs: readonly number[] } & PolicyReason;

/** The lease under which a worker holds a delivery, and what is bounded so that nothing outlives it. */
export const deliveryLease = {
  lastsMs: 2 * minuteMs,
  /** A claimed delivery that was not begun within this is given back. */
  waitsAtMostMs: 30 * secondMs,
  /** An intent older than this is not acted on any more. */
  intentLastsMs: 20 * secondMs,
  /** A call is over so long after its intent: the 20 seconds within which it must begin, and the 30 that it may last. */
  longestCallMs: 50 * secondMs,
  /** A channel that was read back longer ago than this is read again before anything is sent there. */
  lookLastsMs: minuteMs,
  reason:
    "a call is over before anybody else may take its delivery; the lock of a dead worker frees it sooner",
  source: "docs/decisions/0002-outbox-and-leases.md",
} as const satisfies Record<string, number | string> & PolicyReason;

/** How often delivery asks the database although nobody woke it. */
export const deliveryLook = {
  openMs: 5 * secondMs,
  nothingOpenMs: 20 * secondMs,
  /** A release that was left in the outbox is asked for again. */
  leftInOutboxMs: secondMs,
  reason:
    "what a dead worker held and a notification that was missed are found so; an idle installation rests",
  source: "own measuring: the idle bound of README.md",
} as const satisfies Record<string, number | string> & PolicyReason;

/** The one process that trades a channel's refresh token; others wait for it. */
export const tokenRefresh = {
  leaseMs: minuteMs,
  lookEveryMs: 200,
  /** A little longer than the lease. */
  mostLooks: 350,
  /** A token that ends sooner than this is refreshed before it is used. */
  beforeUseMs: 5 * minuteMs,
  /** A token server that answered nothing that can be read is asked again after this: no person can help. */
  unreadableAgainMs: 5 * minuteMs,
  reason:
    "a refresh token is spent once; the lease outlasts the longest call, so that it ends by time only after a death",
  source: "ZL-2.3",
} as const satisfies Record<string, number | string> & PolicyReason;

/** Tokens that are refreshed before any release needs them. */
export const tokenRefreshAhead = {
  everyMs: minuteMs,
  /** Tokens that end within this are refreshed. */
  aheadMs: 6 * hourMs,
  /** So many at each look, one after the other: the whole network within an hour. */
  mostAtOnce: 20,
  /** So long a channel is left alone whose refresh failed: a lost answer may be asked for soon, a dead token waits for a person. */
  againAfterMs: { lost: 15 * minuteMs, dead: 6 * hourMs },
  reason: "access tokens last 25 hours, so each is refreshed once a day, without a burst",
  source: "ZL-2.3",
} as const satisfies {
  everyMs: number;
  aheadMs: number;
  mostAtOnce: number;
  againAfterMs: Record<"lost" | "dead", number>;
} & PolicyReason;

/** A warning on its way to a subscriber, by mail or to a browser. */
export const warningMessages = {
  firstMs: 30 * secondMs,
  longestMs: 30 * minuteMs,
  /** How often a worker looks for what is due. */
  everyMs: 10 * secondMs,
  /** With the waits above about four days. */
  attemptsAtMost: 200,
  /** What our own side cannot do so often it will not do. */
  faultsAtMost: 8,
  /** How long a message waits at most for a server that is away, when its warning names no end. */
  waitsAtMostMs: 4 * dayMs,
  /** A server that is away for longer, while messages wait for it, raises an alarm. */
  alarmAfterMs: 5 * minuteMs,
  /** After so long without a result a message is due again: its worker has died. */
  leaseMs: 5 * minuteMs,
  reason: "a server may put a sender off for days; a server that is away costs no message a try",
  source:
    "RFC 5321, 4.5.4.1: give up after 4 to 5 days; the short first waits are our own, a warning is urgent",
} as const satisfies GrowingWaits & Record<string, number | string> & PolicyReason;

/** Background work on the queue: each retry waits about twice as long as the one before it. */
export const jobRetries = {
  most: 5,
  reason: "what fails five times over some minutes fails by itself; deliveries do not depend on any job",
  source: "own choice; the doubling is pg-boss's retryBackoff",
} as const satisfies { most: number } & PolicyReason;

/** The mail with which a subscription is confirmed. */
export const confirmationMailRetries = {
  most: 16,
  reason: "tried, ever more rarely, for the day that its link stands",
  source: "own choice; the link's 24 hours are in server/citizens/ask-for-mail.ts",
} as const satisfies { most: number } & PolicyReason;

/** Making the renditions of a file, reading a document. */
export const mediaAttempts = {
  most: 3,
  /** What nobody was woken for (a worker that died, ffmpeg installed meanwhile) is found so late at most. */
  lookEveryMs: 15 * secondMs,
  reason: "a file that ended its worker three times is a bad file, and holds up the others",
  source: "own choice",
} as const satisfies { most: number; lookEveryMs: number } & PolicyReason;

/** The embedded database whose server has ended. */
export const embeddedRevival = {
  firstMs: secondMs,
  longestMs: 30 * secondMs,
  reason: "nothing tells a process that a server which it did not start has gone",
  source: "own choice",
} as const satisfies GrowingWaits & PolicyReason;

/** A connection for LISTEN that was lost. */
export const listenReconnect = {
  againMs: 500,
  /** So often the server must answer on it. */
  beatEveryMs: 15 * secondMs,
  /** Within this time: a host that vanished says nothing. */
  patienceMs: 10 * secondMs,
  reason: "what is released meanwhile waits for the connection",
  source: "own choice, below the second from release to visible of README.md",
} as const satisfies Record<string, number | string> & PolicyReason;

/** How long to wait, in milliseconds, after so many failures (0: the first has just happened). */
export function growingWait({ firstMs, longestMs }: GrowingWaits, failures: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.min(failures, 20));
}
