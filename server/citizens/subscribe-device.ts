import type { Context } from "../foundation/context.ts";
import { newId } from "../foundation/ids.ts";
import { encryptSecret } from "../foundation/keys/secrets.ts";
import { done, invalid, type Outcome } from "../foundation/outcome.ts";
import type { Wishes } from "./form-fields.ts";
import { addressHash, linkToken, tokenHash } from "./keys.ts";
import { type DeviceAddress, isKnownEndpoint } from "./push-endpoint.ts";
import { areUnits } from "./store.ts";

/**
 * A device asks for notifications of warnings; its owner agreed in the browser, so nothing more is confirmed. Done again
 * it changes the wish. Refused for an endpoint of a push service that is not on the list (PUSH_HOSTS).
 */
export async function subscribeDevice(
  ctx: Context,
  { device, topics, unitCodes }: { device: DeviceAddress } & Wishes,
): Promise<Outcome<null>> {
  const { endpoint } = device;
  if (!isKnownEndpoint({ endpoint, hosts: ctx.config.pushHosts }))
    return invalid([
      { path: "device.endpoint", message: "Trình duyệt này dùng dịch vụ thông báo mà Cổng chưa hỗ trợ." },
    ]);
  if (!(await areUnits(ctx.db, unitCodes)))
    return invalid([{ path: "unitCodes", message: "Xã, phường không có trong danh sách." }]);
  const at = ctx.clock.now();
  const hash = addressHash(ctx.masterKey, { way: "push", address: endpoint });
  await ctx.db.transaction().execute(async (tx) => {
    const known = await tx
      .selectFrom("subscription")
      .select("id")
      .where("way", "=", "push")
      .where("address_hash", "=", hash)
      .forUpdate()
      .executeTakeFirst();
    const id = known?.id ?? newId();
    // The browser may have made new keys for the same endpoint.
    const address_encrypted = encryptSecret({
      key: ctx.masterKey,
      plaintext: JSON.stringify(device),
      context: id,
    });
    const wish = { topics, unit_codes: unitCodes, confirmed_at: at, requested_at: at };
    if (known !== undefined) {
      await tx
        .updateTable("subscription")
        .set({ ...wish, address_encrypted })
        .where("id", "=", id)
        .execute();
      return;
    }
    await tx
      .insertInto("subscription")
      .values({
        id,
        way: "push",
        state: "confirmed",
        address_hash: hash,
        address_encrypted,
        leave_hash: tokenHash(linkToken(ctx.masterKey, { purpose: "leave", subscriptionId: id })),
        ...wish,
      })
      .onConflict((conflict) => conflict.columns(["way", "address_hash", "state"]).doNothing())
      .execute();
  });
  return done(null);
}
