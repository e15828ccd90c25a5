import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCitizenStack } from "../../tests/support/citizen-stack.ts";
import { actor, value } from "../../tests/support/release.ts";
import { publishComment } from "../platforms/portal/publish-comment.ts";
import { decideComment } from "./decide-comment.ts";
import { handleReport } from "./handle-report.ts";
import { listDraftComments, listRatings, listReports } from "./list-messages.ts";

let stack: Awaited<ReturnType<typeof startCitizenStack>>;
let itemId: string;
let draftId: string;

beforeAll(async () => {
  stack = await startCitizenStack({});
  ({ itemId } = await stack.warn("Giả danh cán bộ thuế"));
  ({ itemId: draftId } = await stack.askForComments("Dự thảo quy chế phối hợp", "2026-11-30"));
});

afterAll(() => stack.stop());

const lead = () => actor(stack.ctx, "phuong-hac-thanh.lanhdao");
const editor = () => actor(stack.ctx, "bientap");

describe("rating an article", () => {
  it("adds one to a sum, leads back to the article with thanks, and keeps nobody", async () => {
    const article = await stack.get(`/tin/${itemId}`);
    expect(article.status).toBe(301);
    const page = await stack.get(article.headers.get("location") ?? "");
    expect(page.text).toContain('action="/danh-gia"');
    for (const diem of ["5", "5", "1"]) {
      const answer = await stack.post("/danh-gia", { bai: itemId, diem });
      expect(answer.status).toBe(303);
      expect(answer.headers.get("location")).toBe(`${article.headers.get("location")}#cam-on`);
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
    const rows = await stack.ctx.db.selectFrom("article_rating").selectAll().orderBy("value").execute();
    expect(rows).toEqual([
      { day: "2026-11-24", item_id: itemId, value: 1, votes: 1 },
      { day: "2026-11-24", item_id: itemId, value: 5, votes: 2 },
    ]);
    expect(await listRatings(stack.ctx, { actor: await lead() })).toMatchObject([
      { itemId, votes: 3, mean: 3.7 },
    ]);
  });

  it.each(["0", "6", "5.5", "-1", "năm", ""])("counts no rating of «%s»", async (diem) => {
    expect((await stack.post("/danh-gia", { bai: itemId, diem })).status).toBe(400);
  });

  it("counts nothing for what does not stand on the portal", async () => {
    expect((await stack.post("/danh-gia", { bai: "0".repeat(16), diem: "5" })).status).toBe(404);
    expect((await stack.post("/danh-gia", { bai: "../../etc", diem: "5" })).status).toBe(404);
  });
});

describe("reporting an error", () => {
  it("reaches desk and unit with its last day, the contact only encrypted, and is closed once with what was done", async () => {
    const form = await stack.get(`/bao-loi?bai=${itemId}`);
    expect(form.text).toContain("Giả danh cán bộ thuế");
    const sent = await stack.post("/bao-loi", {
      bai: itemId,
      "noi-dung": "Số điện thoại ở đoạn 2 sai một chữ số.",
      "lien-he": "0912 345 678",
    });
    expect(sent.text).toContain("Đã nhận báo lỗi");
    const stored = await stack.ctx.db.selectFrom("error_report").selectAll().executeTakeFirstOrThrow();
    expect(stored.contact_encrypted?.toString("latin1")).not.toContain("345");

    const {
      items: [report],
    } = await listReports(stack.ctx, { actor: await lead(), open: true });
    expect(report).toMatchObject({ contact: "0912 345 678", mayHandle: true });
    expect(report?.dueAt.slice(0, 10)).toBe("2026-12-09");
    const writer = await actor(stack.ctx, "phuong-hac-thanh.canbo");
    expect((await listReports(stack.ctx, { actor: writer, open: true })).items).toMatchObject([
      { contact: "", mayHandle: false },
    ]);
    const stranger = await actor(stack.ctx, "nghiepvu");
    expect(await listReports(stack.ctx, { actor: stranger, open: true })).toMatchObject({
      items: [],
      total: 0,
    });

    const reportId = stored.id;
    const close = { reportId, result: "corrected", note: "Đã sửa số điện thoại." } as const;
    expect(await handleReport(stack.ctx, { actor: stranger, ...close })).toMatchObject({
      problem: { status: 404 },
    });
    expect(await handleReport(stack.ctx, { actor: writer, ...close })).toMatchObject({
      problem: { status: 403 },
    });
    value(await handleReport(stack.ctx, { actor: await lead(), ...close }));
    expect(await handleReport(stack.ctx, { actor: await lead(), ...close })).toMatchObject({
      problem: { code: "already-handled" },
    });
    expect((await listReports(stack.ctx, { actor: await lead(), open: false })).items).toMatchObject([
      { result: "corrected", note: "Đã sửa số điện thoại." },
    ]);
  });

  it("names the field at fault and keeps what was typed, as text", async () => {
    const answer = await stack.post("/bao-loi", {
      bai: itemId,
      "noi-dung": '<script>alert(1)</script> "><img src=x>',
      "lien-he": "lan@example.vn",
    });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("Không nhận mã HTML");
    expect(answer.text).toContain('aria-invalid="true"');
    expect(answer.text).toContain('value="lan@example.vn"');
    expect(answer.text).toContain("&lt;script>alert(1)");
    expect(answer.text).not.toContain("<script>alert");
    expect(answer.text).not.toContain("<img src=x");
  });

  it("takes nothing from a program that fills in every field, and tells it nothing", async () => {
    const before = await stack.ctx.db.selectFrom("error_report").select("id").execute();
    const answer = await stack.post("/bao-loi", {
      bai: itemId,
      "noi-dung": "Mua hàng giá rẻ tại đây",
      "trang-web": "http://spam.example",
    });
    expect(answer.text).toContain("Đã nhận báo lỗi");
    expect(await stack.ctx.db.selectFrom("error_report").select("id").execute()).toEqual(before);
  });

  it.each([{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }])(
    "is not taken from another site's page: %j",
    async (headers) => {
      const answer = await stack.post(
        "/bao-loi",
        { bai: itemId, "noi-dung": "Chỗ này sai rồi nhé." },
        headers,
      );
      expect(answer.status).toBe(403);
    },
  );

  it("refuses what is far too long, and other methods", async () => {
    const long = await stack.post("/bao-loi", { bai: itemId, "noi-dung": "a".repeat(70_000) });
    expect(long.status).toBe(413);
    expect(long.text).toContain("Nội dung quá dài");
    const other = await fetch(`${stack.origin}/bao-loi`, { method: "PUT" });
    expect(other.status).toBe(405);
  });

  it("stops one source that floods, and nobody else", async () => {
    const flood = { "x-forwarded-for": "203.0.113.7" };
    const report = { bai: itemId, "noi-dung": "ngắn" };
    const answers = [];
    for (let count = 0; count < 45; count += 1)
      answers.push((await stack.post("/bao-loi", report, flood)).status);
    expect(answers.slice(0, 40)).toEqual(Array.from({ length: 40 }, () => 400));
    expect(answers.slice(40)).toEqual([429, 429, 429, 429, 429]);
    const other = await stack.post("/bao-loi", report, { "x-forwarded-for": "203.0.113.8" });
    expect(other.status).toBe(400);
  });
});

describe("commenting on a draft", () => {
  const comment = { ten: "Lê Thị Lan", "y-kien": "Điều 3 nên quy định rõ thời hạn trả lời người dân." };

  it("is read by an editor before the public sees it", async () => {
    const path = (await stack.get(`/tin/${draftId}`)).headers.get("location") ?? "";
    expect((await stack.get(path)).text).toContain("Chưa có góp ý nào được đăng");
    expect((await stack.post("/gop-y", { "van-ban": draftId, ...comment })).text).toContain("Đã nhận góp ý");
    const refused = { ten: "Ai đó", "y-kien": "Nội dung quảng cáo không liên quan gì." };
    await stack.post("/gop-y", { "van-ban": draftId, ...refused });
    expect((await stack.get(path)).text).not.toContain("thời hạn trả lời");

    const { items: waiting } = await listDraftComments(stack.ctx, { actor: await editor(), open: true });
    expect(waiting.map(({ author }) => author).toSorted()).toEqual(["Ai đó", "Lê Thị Lan"]);
    expect((await listDraftComments(stack.ctx, { actor: await lead(), open: true })).items).toEqual([]);
    for (const { id, author } of waiting) {
      const verdict = author === "Lê Thị Lan" ? "published" : "refused";
      const decided = { commentId: id, verdict, reason: "Không liên quan tới dự thảo." } as const;
      expect(
        await decideComment(stack.ctx, { publishComment }, { actor: await lead(), ...decided }),
      ).toMatchObject({
        problem: { status: 404 },
      });
      value(await decideComment(stack.ctx, { publishComment }, { actor: await editor(), ...decided }));
    }
    await expect.poll(async () => (await stack.get(path)).text).toContain("thời hạn trả lời");

    const secret = { ten: "Người gửi", "y-kien": "Tài liệu đóng dấu TỐI MẬT ghi số điểm chốt là bảy." };
    await stack.post("/gop-y", { "van-ban": draftId, ...secret });
    const [leak] = (await listDraftComments(stack.ctx, { actor: await editor(), open: true })).items;
    const shown = { commentId: leak?.id ?? "", verdict: "published", reason: "" } as const;
    expect(
      await decideComment(stack.ctx, { publishComment }, { actor: await editor(), ...shown }),
    ).toMatchObject({ problem: { code: "secret-marking" } });
    expect((await stack.get(path)).text).not.toContain("quảng cáo");
  });

  it("ends with the last day that the draft names", async () => {
    stack.clock.set(new Date("2026-11-30T16:59:00Z"));
    expect((await stack.post("/gop-y", { "van-ban": draftId, ...comment })).status).toBe(200);
    stack.clock.set(new Date("2026-11-30T17:00:00Z"));
    const late = await stack.post("/gop-y", { "van-ban": draftId, ...comment });
    expect(late.status).toBe(410);
    expect(late.text).toContain("Đã hết hạn góp ý");
  });

  it("is for drafts alone", async () => {
    expect((await stack.post("/gop-y", { "van-ban": itemId, ...comment })).status).toBe(404);
    expect((await stack.get(`/gop-y?van-ban=${itemId}`)).status).toBe(404);
  });
});

describe("without a mail server", () => {
  it("the subscription says so, in the form and to who posts anyway", async () => {
    expect((await stack.get("/dang-ky-nhan-tin")).text).toContain("Cổng hiện chưa gửi thư điện tử");
    expect((await stack.post("/dang-ky-nhan-tin", { thu: "lan@example.vn" })).status).toBe(503);
  });
});
