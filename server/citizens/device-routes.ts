import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import type { Context } from "../foundation/context.ts";
import { sendOutcome } from "../foundation/http/http.ts";
import { invalid } from "../foundation/outcome.ts";
import { wishes } from "./form-fields.ts";
import { leaveOnDevice } from "./leave-subscription.ts";
import { deviceAddress } from "./push-endpoint.ts";
import { subscribeDevice } from "./subscribe-device.ts";

const subscription = z.strictObject({ device: deviceAddress, ...wishes.shape });
const leaving = z.strictObject({ endpoint: z.string().max(1000) });

/** What the portal's script posts for a device: JSON, answered with nothing or with a problem document. */
export async function registerDevices(
  scope: Pick<FastifyInstance, "post">,
  ctx: Context,
  { limit }: { limit: object },
): Promise<void> {
  const wrong = (reply: FastifyReply) =>
    sendOutcome(reply, invalid([{ path: "device", message: "Thiết bị gửi lên chưa đúng." }]));

  scope.post("/dang-ky-nhan-tin/thiet-bi", limit, async (request, reply) => {
    const read = subscription.safeParse(request.body);
    if (!read.success) return wrong(reply);
    await sendOutcome(reply, await subscribeDevice(ctx, read.data));
  });

  scope.post("/dang-ky-nhan-tin/thiet-bi/huy", limit, async (request, reply) => {
    const read = leaving.safeParse(request.body);
    if (!read.success) return wrong(reply);
    await leaveOnDevice(ctx, read.data);
    await reply.code(204).send();
  });
}
