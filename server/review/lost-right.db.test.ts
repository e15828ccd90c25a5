import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { actor, approveThroughActs, submitThroughActs, value } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { judgeRelease } from "../release/judge-release.ts";
import { releaseItem } from "../release/release-item.ts";
import { openReview } from "./open-review.ts";
import { reviewQueue } from "./review-queue.ts";
import { signOff } from "./sign-off.ts";

let test: Awaited<ReturnType<typeof openTestNetwork>>["test"];
let closeNetwork: () => Promise<void>;

beforeAll(async () => {
  ({ test, close: closeNetwork } = await openTestNetwork());
});

afterAll(async () => {
  await closeNetwork();
});

afterEach(async () => {
  await test.ctx.db.updateTable("person").set({ active: true }).execute();
});

const lost: readonly (readonly [string, (username: string) => Promise<unknown>])[] = [
  [
    "was deactivated",
    (username) =>
      test.ctx.db.updateTable("person").set({ active: false }).where("username", "=", username).execute(),
  ],
  [
    "lost the right",
    (username) =>
      test.ctx.db
        .updateTable("role_grant")
        .set({ valid_to: test.ctx.clock.now() })
        .where((on) =>
          on("person_id", "=", on.selectFrom("person").select("id").where("username", "=", username)),
        )
        .execute(),
  ],
];

describe("a sign-off of somebody who, between signature and release,", () => {
  it.each(lost)(
    "%s counts no more, which the board sees, and another gives the lens anew",
    async (name, lose) => {
      const [signer, other] =
        name === "was deactivated" ? ["phapluat", "phapluat2"] : ["nghiepvu", "nghiepvu2"];
      const lens = signer === "phapluat" ? "legal" : "professional";
      const sent = await submitThroughActs(test.ctx, { title: `Cảnh giác: ${name}`, targets: ["portal"] });
      await approveThroughActs(test.ctx, { kind: "warning", ...sent });
      await lose(signer);
      const board = await actor(test.ctx, "phoban");
      const seen = value(await openReview(test.ctx, { judgeRelease }, { actor: board, itemId: sent.itemId }));
      expect(seen.signoffs.filter(({ holds }) => !holds).map((one) => one.lens)).toEqual([lens]);
      expect(seen.progress).toMatchObject({ complete: false, lacking: [lens] });
      expect(await releaseItem(test.ctx, { actor: board, ...sent, at: null })).toMatchObject({
        ok: false,
        problem: { code: "signer-lost-right" },
      });
      const again = await actor(test.ctx, other);
      const waiting = await reviewQueue(test.ctx, { actor: again });
      expect(waiting.items.map(({ itemId }) => itemId)).toContain(sent.itemId);
      expect(waiting.total).toBe(waiting.items.length);
      // It waits for the lens again, and not for the board: neither in its list nor in what the list says waits in all.
      expect(await reviewQueue(test.ctx, { actor: board })).toMatchObject({ items: [], total: 0 });
      const verdict = { lens, verdict: "approve", reason: "" } as const;
      expect(await signOff(test.ctx, { actor: again, ...sent, ...verdict })).toMatchObject({
        ok: true,
        value: { complete: true },
      });
      expect(await releaseItem(test.ctx, { actor: board, ...sent, at: null })).toMatchObject({ ok: true });
    },
  );
});
