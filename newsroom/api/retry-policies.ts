/**
 * When the officers' browser tries again by itself what failed: the same form as `server/foundation/retry-policies.ts`. An act
 * that somebody pressed is never sent twice.
 */
interface PolicyReason {
  readonly reason: string;
  readonly source: string;
}

/** A draft that could not be saved; it lies on the device meanwhile. */
export const saveAgain = {
  firstMs: 3_000,
  longestMs: 30_000,
  reason: "a phone on the road is back within seconds, and a server that starts within half a minute",
  source: "own choice",
} as const satisfies { firstMs: number; longestMs: number } & PolicyReason;

/** A piece of a file that did not arrive; after the last wait the officer is told and may go on. */
export const uploadAgain = {
  waitsMs: [1_000, 2_000, 4_000, 8_000, 15_000, 30_000],
  reason: "a minute of a poor line is bridged; what arrived is kept by the server",
  source: "own choice; the protocol is resumable (tus 1.0.0)",
} as const satisfies { waitsMs: readonly number[] } & PolicyReason;

/** A question whose answer was lost or was a fault of the server; the library's waits double from one second. */
export const queryAgain = {
  most: 4,
  reason: "a restart of the server is bridged; a refusal is final",
  source: "own choice; TanStack Query's retryDelay",
} as const satisfies { most: number } & PolicyReason;

/** Scripts that an editor may want next and that did not come. */
export const scriptsAgain = {
  afterMs: 10_000,
  reason: "asked for again while somebody works, and not at each key",
  source: "own choice",
} as const satisfies { afterMs: number } & PolicyReason;

/** A page whose script did not come, while the server does not give out the newsroom. */
export const reloadAgain = {
  askEveryMs: 5_000,
  answerWithinMs: 10_000,
  atMostEveryMs: 60_000,
  reason:
    "whoever reloads before the server answers finds an error page; more often than once a minute helps nobody",
  source: "own choice",
} as const satisfies Record<string, number | string> & PolicyReason;
