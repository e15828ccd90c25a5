import { z } from "zod";

/** What may be made to go wrong. "after" and "before" mean after and before the platform has done what was asked. */
const faultKinds = [
  "error-after-commit",
  "error-before-commit",
  "timeout-after-commit",
  "timeout-before-commit",
  "reset-after-commit",
  "reset-before-commit",
  "garbage-after-commit",
  "platform-error",
  "slow",
] as const;

/** A fault to inject: for which calls, how often, and with which error of the platform. */
export const faultOrder = z.strictObject({
  kind: z.enum(faultKinds),
  channel: z.string().optional(),
  call: z.string().optional(),
  times: z.number().int().min(1).default(1),
  /** The first so many fitting calls pass unharmed. */
  skip: z.number().int().min(0).default(0),
  code: z.number().optional(),
  subcode: z.number().optional(),
  message: z.string().optional(),
  /** The platform's own word on whether a repeat makes sense (Facebook's is_transient). */
  transient: z.boolean().optional(),
  ms: z.number().min(0).default(60_000),
});
export type FaultOrder = z.infer<typeof faultOrder>;

/** The faults that wait to happen. Kept in memory: a stand-in that is started again is healthy. */
export function createFaults() {
  let orders: FaultOrder[] = [];
  return {
    add(order: FaultOrder) {
      orders.push({ ...order });
    },
    clear() {
      orders = [];
    },
    /** The fault that this call meets, if any; uses it up. */
    take({ channel, call }: { channel: string; call: string }): FaultOrder | undefined {
      const order = orders.find(
        (candidate) =>
          (candidate.channel === undefined || candidate.channel === channel) &&
          (candidate.call === undefined || candidate.call === call),
      );
      if (order === undefined) return undefined;
      if (order.skip > 0) {
        order.skip -= 1;
        return undefined;
      }
      order.times -= 1;
      if (order.times === 0) orders = orders.filter((candidate) => candidate !== order);
      return order;
    },
  };
}
