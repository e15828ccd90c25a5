import { authorizeItem } from "../editorial/authorize-item.ts";
import { type ItemAct, itemAllows } from "../editorial/item-state.ts";
import { mayAct } from "../editorial/may-act.ts";
import { type Item, loadRevision, type Revision } from "../editorial/store.ts";
import type { Context } from "../foundation/context.ts";
import { inTransaction, type Tx } from "../foundation/database/database.ts";
import { done, type Outcome, type Problem, refused } from "../foundation/outcome.ts";
import type { Actor } from "../organization/actor.ts";
import type { Lens } from "../organization/roles.ts";
import { type Changes, changesBetween } from "./changes-between.ts";
import { lensesToGive } from "./judge-sign-off.ts";
import { planById, type ReviewPlan } from "./review-plan.ts";
import { type ReviewProgress, reviewProgress, type Verdict } from "./review-progress.ts";
import { standsStill } from "./signers-left.ts";
import { loadSignoffs, type StoredSignoff } from "./store.ts";

/** Everything a reviewer needs for one decision. */
export interface OpenReview {
  readonly revision: Revision;
  readonly plan: ReviewPlan;
  readonly progress: ReviewProgress;
  readonly signoffs: readonly StoredSignoff[];
  /** Compared with what this person saw last; null when this is the first look, or nothing is newer. */
  readonly changesSinceSeen: { readonly sinceNumber: number; readonly changes: Changes } | null;
  /** Compared with what the public sees now; null for a first release, and when nothing is newer than it. */
  readonly changesSincePublic: { readonly sinceNumber: number; readonly changes: Changes } | null;
  readonly may: {
    readonly sign: readonly Lens[];
    readonly return: boolean;
    readonly release: boolean;
    readonly cancelRelease: boolean;
  };
  readonly scheduled: { readonly releaseId: string; readonly scheduledFor: string } | null;
}

/** A release that is asked about: by whom, of what, on which content (hex hash). */
export interface ReleaseRequest {
  readonly item: Item;
  readonly revision: Revision;
  readonly plan: ReviewPlan;
  readonly verdicts: readonly Verdict[];
  readonly publisherId: string;
  readonly decidedHash: string;
}

/** What the room of releases answers; given at composition. */
export interface ReleaseJudge {
  readonly judgeRelease: (request: ReleaseRequest) => Problem | undefined;
}

/** Opens the revision under review for a reader and remembers that this person has now seen it. */
export async function openReview(
  ctx: Context,
  { judgeRelease }: ReleaseJudge,
  input: { actor: Actor; itemId: string },
): Promise<Outcome<OpenReview>> {
  const now = ctx.clock.now();
  const { actor } = input;
  return inTransaction(ctx.db, async (tx) => {
    const authorized = await authorizeItem(tx, { ...input, action: "item.read", now });
    if (!authorized.ok) return authorized;
    const item = authorized.value;
    const revisionId = item.currentRevisionId ?? item.releasedRevisionId;
    const revision = revisionId === null ? undefined : await loadRevision(tx, { revisionId });
    if (revision === undefined) {
      return refused({
        code: "not-in-review",
        status: 409,
        title: "Chưa gửi duyệt",
        detail: "Tin, bài này chưa được gửi duyệt hoặc đã rút về để sửa.",
      });
    }
    const plan = await planById(tx, revision.planId);
    const signoffs = await loadSignoffs(tx, { revisionIds: [revision.id], at: now });
    const progress = reviewProgress({
      stages: plan.stages,
      verdicts: signoffs,
      contentHash: revision.contentHash.toString("hex"),
    });
    const seen = await tx
      .selectFrom("review_seen")
      .innerJoin("revision", "revision.id", "review_seen.revision_id")
      .select(["review_seen.revision_id", "revision.number"])
      .where("review_seen.person_id", "=", actor.personId)
      .where("review_seen.item_id", "=", item.id)
      .executeTakeFirst();
    const earlier = await earlierRevision(tx, { item: item.id, actor, seen, revision });
    const publicId = item.releasedRevisionId;
    const shown =
      publicId === null || publicId === revision.id
        ? undefined
        : await loadRevision(tx, { revisionId: publicId });
    await tx
      .insertInto("review_seen")
      .values({ person_id: actor.personId, item_id: item.id, revision_id: revision.id, at: now })
      .onConflict((conflict) =>
        conflict.columns(["person_id", "item_id"]).doUpdateSet({ revision_id: revision.id, at: now }),
      )
      .execute();
    const scheduled = itemAllows(item.state, "cancel-release")
      ? await newestRelease(tx, revision.id)
      : undefined;
    const { platforms } = ctx;
    const allowed = (act: ItemAct) =>
      mayAct({
        actor,
        item,
        act,
        now,
        find: { complete: () => progress.complete, "stands-still": () => standsStill(tx, { item, at: now }) },
      });
    const decidedHash = revision.contentHash.toString("hex");
    const verdicts = signoffs;
    const objection = judgeRelease({
      item,
      revision,
      plan,
      verdicts,
      publisherId: actor.personId,
      decidedHash,
    });
    return done({
      revision,
      plan,
      progress,
      signoffs,
      changesSinceSeen:
        earlier === undefined
          ? null
          : {
              sinceNumber: earlier.number,
              changes: changesBetween({ before: earlier.content, after: revision.content, platforms }),
            },
      changesSincePublic:
        shown === undefined
          ? null
          : {
              sinceNumber: shown.number,
              changes: changesBetween({ before: shown.content, after: revision.content, platforms }),
            },
      may: {
        sign: lensesToGive({
          actor,
          item,
          revision: { ...revision, contributors: revision.content.contributors },
          plan,
          verdicts,
          now,
        }),
        return: await allowed("send-back"),
        release: objection === undefined && (await allowed("release")),
        cancelRelease: await allowed("cancel-release"),
      },
      scheduled:
        scheduled?.scheduled_for == null
          ? null
          : { releaseId: scheduled.id, scheduledFor: scheduled.scheduled_for.toISOString() },
    });
  });
}

/** The newest release of a revision. */
async function newestRelease(tx: Tx, revisionId: string) {
  return tx
    .selectFrom("release")
    .select(["id", "scheduled_for"])
    .where("revision_id", "=", revisionId)
    .orderBy("decided_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** What this person last saw, when it is an older revision than the one shown now; kept until it was shown once. */
async function earlierRevision(
  tx: Parameters<typeof loadRevision>[0],
  input: {
    item: string;
    actor: Actor;
    seen: { revision_id: string; number: number } | undefined;
    revision: Revision;
  },
): Promise<Revision | undefined> {
  const { seen, revision } = input;
  if (seen === undefined || seen.number === revision.number) {
    // A reload must not hide the difference: compare with the newest older revision that this person signed.
    const signed = await tx
      .selectFrom("signoff")
      .innerJoin("revision", "revision.id", "signoff.revision_id")
      .select("revision.id")
      .where("signoff.item_id", "=", input.item)
      .where("signoff.person_id", "=", input.actor.personId)
      .where("revision.number", "<", revision.number)
      .orderBy("revision.number", "desc")
      .executeTakeFirst();
    return signed === undefined ? undefined : loadRevision(tx, { revisionId: signed.id });
  }
  return loadRevision(tx, { revisionId: seen.revision_id });
}
