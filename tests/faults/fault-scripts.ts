import type { FaultOrder } from "../../simulators/shared/faults.ts";
import type { Random } from "./random.ts";

type Fault = Partial<FaultOrder> & Pick<FaultOrder, "kind">;

/** Faults of the wire; any call may meet one. A hanging call is dropped after a while, as a gateway would do it. */
const wire: readonly Fault[] = [
  { kind: "error-after-commit" },
  { kind: "error-after-commit", code: 1 },
  { kind: "error-before-commit" },
  { kind: "timeout-after-commit", ms: 250 },
  { kind: "timeout-before-commit", ms: 250 },
  { kind: "reset-after-commit" },
  { kind: "reset-before-commit" },
  { kind: "garbage-after-commit" },
  { kind: "slow", ms: 400 },
];

/** What Facebook itself says: throttles, dead tokens by each subcode, blocks, repetitions, refusals. */
const facebook: readonly Fault[] = [
  ...[4, 17, 32, 341, 613, 80001, 1, 2, 506, 10, 200, 100, 1609005, 1609010].map(
    (code): Fault => ({ kind: "platform-error", code }),
  ),
  { kind: "platform-error", code: 613, subcode: 1996 },
  // After the post was made: throttles, repetitions, blocks, and codes that nobody has heard of.
  ...[4, 17, 32, 341, 613, 80001, 80006, 506, 368, 1609005, 1609010, 9999, 5555].map(
    (code): Fault => ({ kind: "error-after-commit", code }),
  ),
  { kind: "platform-error", code: 9999 },
  ...[458, 459, 460, 463, 464, 467, 492].map(
    (subcode): Fault => ({ kind: "platform-error", code: 190, subcode }),
  ),
  ...[1390008, 4854002, 1404082].map((subcode): Fault => ({ kind: "platform-error", code: 368, subcode })),
];

/** What Zalo itself says. */
const zalo: readonly Fault[] = [
  { kind: "error-after-commit", code: -32, message: "Your application reached limit call api" },
  { kind: "error-after-commit", code: -32, message: "Your OA reached limit call api" },
  ...[-500, -9999].map((code): Fault => ({ kind: "error-after-commit", code, message: "unheard of" })),
  { kind: "platform-error", code: -500, message: "unheard of" },
  { kind: "platform-error", code: -32, message: "Your application reached limit call api" },
  { kind: "platform-error", code: -32, message: "Your OA reached limit call api" },
  { kind: "platform-error", code: -216, message: "Access token is invalid" },
  { kind: "platform-error", code: -220, message: "access_token is expired or removed" },
  { kind: "platform-error", code: -223, message: "Your OA has reach the limit quota create article" },
  { kind: "platform-error", code: -223, message: "not authorized this API" },
  { kind: "platform-error", code: -201, message: "title is invalid!" },
  { kind: "platform-error", code: -204, message: "Offical Account is disable" },
];

/** Faults for some of a schedule's channels: one or two a channel, on the calls that matter. */
export function faultsFor(
  random: Random,
  platform: "facebook" | "zalo",
  channels: readonly string[],
): FaultOrder[] {
  const calls =
    platform === "facebook"
      ? ["feed", "feed", "feed", "published_posts"]
      : ["create", "create", "verify", "getslice", "getdetail", "refresh"];
  const own = platform === "facebook" ? facebook : zalo;
  return channels.flatMap((channel) => {
    if (random.next() < 0.45) return [];
    return Array.from({ length: 1 + random.below(2) }, (): FaultOrder => {
      const fault = random.next() < 0.6 ? random.pick(wire) : random.pick(own);
      return { times: 1, skip: 0, ms: 0, ...fault, channel, call: random.pick(calls) };
    });
  });
}

/** Every kind of fault there is, so that the test can say that each was tried. */
export const everyFault: readonly string[] = [...wire, ...facebook, ...zalo].map(nameOf);

/** A fault as it is counted. */
export function nameOf(fault: Fault): string {
  return [fault.kind, fault.code, fault.subcode, fault.message].filter(Boolean).join(" ");
}
