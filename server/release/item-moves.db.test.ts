import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wantedPerson } from "../../tests/support/notices.ts";
import { testPicture } from "../../tests/support/picture.ts";
import { actor, submitThroughActs, value } from "../../tests/support/release.ts";
import { openTestNetwork } from "../../tests/support/test-network.ts";
import { endDeliveries } from "../delivery/end-deliveries.ts";
import { type ItemAct, type ItemFact, nextItemState } from "../editorial/item-state.ts";
import { saveDraft } from "../editorial/save-draft.ts";
import { type Item, isOpenNotice, loadDraft, loadItem, loadRevision } from "../editorial/store.ts";
import type { Outcome } from "../foundation/outcome.ts";
import { removeFromPublicStore } from "../platforms/portal/remove-from-public-store.ts";
import { openCorrection } from "../review/open-correction.ts";
import { openReview } from "../review/open-review.ts";
import { recallItem } from "../review/recall-item.ts";
import { returnItem } from "../review/return-item.ts";
import { planById } from "../review/review-plan.ts";
import { reviewProgress } from "../review/review-progress.ts";
import { underReviewStates } from "../review/review-state.ts";
import { signOff } from "../review/sign-off.ts";
import { isReviewed, standsStill } from "../review/signers-left.ts";
import { loadSignoffs } from "../review/store.ts";
import { submitItem } from "../review/submit-item.ts";
import { cancelRelease } from "./cancel-release.ts";
import { closeNotice } from "./close-notice.ts";
import { judgeRelease } from "./judge-release.ts";
import { releaseDue } from "./release-due.ts";
import { releaseItem } from "./release-item.ts";
import { waitingStates } from "./release-state.ts";

let network: Awaited<ReturnType<typeof openTestNetwork>>;
let picture: Buffer;

beforeAll(async () => {
  network = await openTestNetwork();
  picture = await testPicture("tin-nhan-gia");
});

afterAll(async () => {
  await network.close();
});

const who = (username: string) => actor(network.test.ctx, username);
const author = () => who("phuong-hac-thanh.canbo");
const board = () => who("phoban");
const effects = { removeFromPortal: removeFromPublicStore, endDeliveries };
const signers = {
  unit: "phuong-hac-thanh.lanhdao",
  professional: "nghiepvu",
  legal: "phapluat",
  political: "chinhtri",
  editorial: "bientap",
} as const;

async function itemOf(itemId: string): Promise<Item> {
  return (await loadItem(network.test.ctx.db, { itemId })) ?? expect.unreachable();
}

/** The revision that acts are tried on: the present one, else whichever was last. */
async function revisionOf(item: Item) {
  const { ctx } = network.test;
  const last = await ctx.db
    .selectFrom("revision")
    .select("id")
    .where("item_id", "=", item.id)
    .orderBy("number", "desc")
    .executeTakeFirstOrThrow();
  const revision = await loadRevision(ctx.db, { revisionId: item.currentRevisionId ?? last.id });
  if (revision === undefined) return expect.unreachable();
  const plan = await planById(ctx.db, revision.planId);
  const verdicts = await loadSignoffs(ctx.db, { revisionIds: [revision.id], at: ctx.clock.now() });
  const contentHash = revision.contentHash.toString("hex");
  const progress = reviewProgress({ stages: plan.stages, verdicts, contentHash });
  return { revisionId: revision.id, contentHash, progress };
}

/** The lens whose turn it is, or one of which the turn is over. */
async function verdict(item: Item, given: "approve" | "return") {
  const { revisionId, contentHash, progress } = await revisionOf(item);
  const lens = progress.open[0] ?? "editorial";
  return signOff(network.test.ctx, {
    actor: await who(signers[lens]),
    itemId: item.id,
    revisionId,
    contentHash,
    lens,
    verdict: given,
    reason: given === "return" ? "Cần sửa lại" : "",
  });
}

async function write(item: Item) {
  const { content, version } = await loadDraft(network.test.ctx.db, item.id);
  const draft = {
    ...content,
    correctionNote: item.releasedRevisionId === null ? "" : "Sửa ngày quyết định.",
  };
  return saveDraft(network.test.ctx, {
    actor: await author(),
    itemId: item.id,
    expectedVersion: version,
    draft,
  });
}

const release = async (item: Item, inMs: number | null) => {
  const { ctx } = network.test;
  const { revisionId, contentHash } = await revisionOf(item);
  const at = inMs === null ? null : new Date(ctx.clock.now().getTime() + inMs);
  return releaseItem(ctx, { actor: await board(), itemId: item.id, revisionId, contentHash, at });
};

/** Each act as officers do it; what the clock does answers nothing. */
const doing: Record<ItemAct, (item: Item) => Promise<Outcome<unknown> | null>> = {
  edit: write,
  async submit(item) {
    if (item.state === "draft") value(await write(item));
    const { version } = await loadDraft(network.test.ctx.db, item.id);
    return submitItem(network.test.ctx, { actor: await author(), itemId: item.id, expectedVersion: version });
  },
  approve: (item) => verdict(item, "approve"),
  return: (item) => verdict(item, "return"),
  async "send-back"(item) {
    const { revisionId } = await revisionOf(item);
    const reason = "Chờ thêm căn cứ";
    return returnItem(network.test.ctx, { actor: await board(), itemId: item.id, revisionId, reason });
  },
  recall: async (item) =>
    recallItem(network.test.ctx, { actor: await author(), itemId: item.id, expectedVersion: item.version }),
  release: (item) => release(item, null),
  schedule: (item) => release(item, 600_000),
  async "come-due"() {
    network.test.clock.advance(late ? 1_800_000 : 601_000);
    await releaseDue(network.test.ctx);
    return null;
  },
  async "cancel-release"(item) {
    const made = await network.test.ctx.db
      .selectFrom("release")
      .select("id")
      .where("item_id", "=", item.id)
      .orderBy("decided_at", "desc")
      .executeTakeFirst();
    const releaseId = made?.id ?? "none";
    return cancelRelease(network.test.ctx, { actor: await board(), itemId: item.id, releaseId });
  },
  correct: async (item) =>
    openCorrection(network.test.ctx, {
      actor: await author(),
      itemId: item.id,
      expectedVersion: item.version,
    }),
  close: async (item) =>
    closeNotice(network.test.ctx, effects, {
      actor: await board(),
      itemId: item.id,
      expectedVersion: item.version,
      decisionNumber: "12/QĐĐN-VPCQCSĐT",
      decisionDate: "2026-11-20",
      reason: "arrested",
    }),
};
let late = false;

/** The facts as they are now; that of an approval is what it is once the lens is given. */
async function factsOf(item: Item): Promise<(act: ItemAct) => Record<ItemFact, boolean>> {
  const { ctx } = network.test;
  const at = ctx.clock.now();
  const { progress } = await revisionOf(item);
  const facts = {
    complete: await isReviewed(ctx.db, { item, at }),
    "stands-still": await standsStill(ctx.db, { item, at }),
    "in-time": !late,
    "open-notice": await isOpenNotice(ctx.db, item),
  };
  return (act) => (act === "approve" ? { ...facts, complete: progress.lacking.length <= 1 } : facts);
}

/** What the rows of an item say of each other in every state. */
async function expectConsistent(item: Item): Promise<void> {
  const { db } = network.test.ctx;
  const releases = await db.selectFrom("release").select("state").where("item_id", "=", item.id).execute();
  const waiting = releases.filter(({ state }) => waitingStates.some((one) => one === state));
  expect(waiting).toHaveLength(item.state === "scheduled" ? 1 : 0);
  const reviews = await db
    .selectFrom("review")
    .select(["revision_id", "state"])
    .where("item_id", "=", item.id)
    .execute();
  const going = reviews.filter(({ state }) => underReviewStates.some((one) => one === state));
  const decided = ["in-review", "approved", "scheduled", "missed"].includes(item.state);
  expect(going.map(({ revision_id }) => revision_id)).toEqual(decided ? [item.currentRevisionId] : []);
  // What went out stays the review that let it out, whatever is corrected later.
  const gone = reviews.find(({ revision_id }) => revision_id === item.releasedRevisionId);
  expect(gone?.state).toBe(item.releasedRevisionId === null ? undefined : "released");
}

const acts = Object.keys(doing) as ItemAct[];

/** One step: any act, or (more often) one that leads on. */
interface Step {
  readonly pick: number;
  readonly blind: boolean;
  readonly late: boolean;
}
const walks = fc.array(
  fc.record({ pick: fc.nat(), blind: fc.constantFrom(true, false, false), late: fc.boolean() }),
  { minLength: 50, maxLength: 50 },
);

const forwards = new Set<ItemAct>(["submit", "approve", "release", "schedule", "come-due", "correct"]);

/** Closing ends a walk, so that only a blind step does it. */
function chosen(leading: readonly ItemAct[], { pick, blind }: Step): ItemAct {
  const going = leading.filter((act) => act !== "close");
  const onwards = going.filter((act) => forwards.has(act));
  const among = blind ? acts : [...going, ...onwards, ...onwards, ...onwards, ...onwards];
  return among[pick % among.length] ?? "edit";
}

describe("an item on its way, whatever officers and the clock do in any order,", () => {
  it("goes where the state table says, or refuses and stays, and its rows agree", async () => {
    const met = new Set<string>();
    const walk = async (steps: readonly Step[]) => {
      const { itemId } = await submitThroughActs(network.test.ctx, {
        title: "Truy nã một người",
        targets: ["portal"],
        kind: "wanted",
        details: wantedPerson(),
        pictures: [picture],
      });
      for (const step of steps) {
        late = step.late;
        const before = await itemOf(itemId);
        const facts = await factsOf(before);
        const to = (tried: ItemAct) =>
          nextItemState({ state: before.state, act: tried, facts: facts(tried) });
        const act = chosen(
          acts.filter((one) => to(one) !== undefined),
          step,
        );
        const next = to(act);
        // A lens is given once: there is nothing to sign where nothing lacks.
        const open =
          (act !== "approve" && act !== "return") || (await revisionOf(before)).progress.open.length > 0;
        const outcome = await doing[act](before);
        const after = await itemOf(itemId);
        const described = `${act} when ${before.state}: ${JSON.stringify(outcome)}`;
        if (outcome !== null) expect(outcome.ok, described).toBe(next !== undefined && open);
        expect(after.state, described).toBe(open ? (next ?? before.state) : before.state);
        if (next === undefined || !open) expect(after.version, described).toBe(before.version);
        else met.add(`${before.state} ${act} ${next}`);
        await expectConsistent(after);
        if (after.state === "closed") return;
      }
    };
    await fc.assert(fc.asyncProperty(walks, walk), { numRuns: 12, seed: 13, endOnFailure: true });
    // The walks came by most of what the table holds.
    expect(met.size, [...met].join(", ")).toBeGreaterThanOrEqual(15);
  }, 300_000);
});

describe("what the screen offers", () => {
  it("is what the acts then do: for the board, the signers and the author, at each step", async () => {
    const { ctx } = network.test;
    const sent = await submitThroughActs(ctx, { title: "Cảnh giác tin nhắn lạ", targets: ["portal"] });
    for (let step = 0; step < 8; step += 1) {
      const item = await itemOf(sent.itemId);
      for (const username of ["phoban", "phuong-hac-thanh.canbo", ...Object.values(signers)]) {
        const person = await who(username);
        const { may } = value(
          await openReview(ctx, { judgeRelease }, { actor: person, itemId: sent.itemId }),
        );
        const { progress } = await revisionOf(item);
        const signs = username === "phuong-hac-thanh.canbo" || username === "phoban" ? [] : progress.open;
        const own = signs.filter((lens) => signers[lens as keyof typeof signers] === username);
        expect(may.sign.filter((lens) => own.includes(lens))).toEqual(own);
        if (username === "phuong-hac-thanh.canbo")
          expect(may).toEqual({ sign: [], return: false, release: false, cancelRelease: false });
        if (username === "phoban") expect(may.release).toBe(progress.complete && item.state !== "released");
      }
      if ((await verdict(item, "approve")).ok) continue;
      await release(item, null);
    }
    expect((await itemOf(sent.itemId)).state).toBe("released");
  });
});
