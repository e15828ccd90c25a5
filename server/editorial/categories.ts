import type { Context } from "../foundation/context.ts";
import type { Database, Tx } from "../foundation/database/database.ts";
import { appendEntry } from "../ledger/append-entry.ts";

/** A place in the menu of the portal. */
export interface Category {
  readonly slug: string;
  readonly name: string;
  readonly parentSlug: string | null;
  readonly position: number;
}

/**
 * The default menu, sections and what stands below them, after what the police and an agency's portal have to publish
 * (Circular 80/2020/TT-BCA, Article 3; Decree 43/2011/NĐ-CP, Article 10; both only as a default, nothing in force gives a
 * menu); an administrator's data from then on.
 */
const defaultTree: readonly {
  slug: string;
  name: string;
  children: readonly (readonly [string, string])[];
}[] = [
  {
    slug: "tin-tuc-su-kien",
    name: "Tin tức - Sự kiện",
    children: [
      ["tin-hoat-dong", "Tin hoạt động"],
      ["an-ninh-trat-tu", "An ninh trật tự"],
      ["guong-nguoi-tot-viec-tot", "Gương người tốt việc tốt"],
      ["toan-dan-bao-ve-antq", "Toàn dân bảo vệ ANTQ"],
    ],
  },
  {
    slug: "canh-bao-toi-pham",
    name: "Cảnh báo tội phạm",
    children: [
      ["phuong-thuc-thu-doan", "Phương thức thủ đoạn"],
      ["lua-dao-truc-tuyen", "Lừa đảo trực tuyến"],
      ["trang-gia-mao", "Trang giả mạo"],
    ],
  },
  {
    slug: "truy-na-truy-tim",
    name: "Truy nã - Truy tìm",
    children: [
      ["dang-truy-na", "Đang truy nã"],
      ["dinh-na", "Đình nã"],
      ["truy-tim", "Truy tìm"],
      ["tim-nguoi-mat-tich", "Tìm người mất tích"],
    ],
  },
  {
    slug: "phap-luat-thu-tuc",
    name: "Pháp luật - Thủ tục",
    children: [
      ["pho-bien-phap-luat", "Phổ biến pháp luật"],
      ["thu-tuc-hanh-chinh-dich-vu-cong", "Thủ tục hành chính - Dịch vụ công"],
      ["hoi-dap", "Hỏi đáp"],
      ["tuyen-sinh-tuyen-dung", "Tuyển sinh - Tuyển dụng"],
    ],
  },
  {
    slug: "van-ban",
    name: "Văn bản",
    children: [
      ["quy-pham-phap-luat", "Quy phạm pháp luật"],
      ["chi-dao-dieu-hanh", "Chỉ đạo điều hành"],
      ["du-thao-lay-y-kien", "Dự thảo lấy ý kiến"],
    ],
  },
  {
    slug: "cong-khai",
    name: "Công khai thông tin",
    children: [
      ["tiep-can-thong-tin", "Tiếp cận thông tin"],
      ["dau-thau-mua-sam", "Đấu thầu - Mua sắm"],
      ["lich-tiep-cong-dan", "Lịch tiếp công dân"],
    ],
  },
  {
    slug: "truyen-thong",
    name: "Truyền thông",
    children: [
      ["video", "Video"],
      ["anh", "Ảnh"],
      ["infographic", "Infographic"],
      ["dinh-chinh", "Đính chính"],
    ],
  },
  { slug: "gioi-thieu", name: "Giới thiệu", children: [] },
];

/** All categories of the default menu, in order. */
export function defaultCategories(): Category[] {
  return defaultTree.flatMap((section, index) => [
    { slug: section.slug, name: section.name, parentSlug: null, position: index * 100 },
    ...section.children.map(([slug, name], place) => ({
      slug,
      name,
      parentSlug: section.slug,
      position: index * 100 + place + 1,
    })),
  ]);
}

/** Gives an installation that has no menu the default one; answers whether it did. A menu that is there is left alone. */
export async function ensureCategories({ db, clock }: Pick<Context, "db" | "clock">): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const present = await tx.selectFrom("category").select("slug").limit(1).executeTakeFirst();
    if (present !== undefined) return false;
    const rows = defaultCategories().map(({ slug, name, parentSlug, position }) => ({
      slug,
      name,
      parent_slug: parentSlug,
      position,
    }));
    // Another process may be doing the same: then it tells the ledger.
    const made = await tx
      .insertInto("category")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .returning("slug")
      .execute();
    if (made.length === 0) return false;
    await appendEntry(tx, {
      at: clock.now(),
      act: "menu.made",
      actor: { id: null, name: "Hệ thống" },
      unitCode: null,
      subject: { type: "menu", id: "menu" },
      details: { categories: rows },
    });
    return true;
  });
}

/** All categories in the order of the menu. */
export async function loadCategories(db: Database | Tx): Promise<Category[]> {
  const rows = await db.selectFrom("category").selectAll().orderBy("position").execute();
  return rows.map((row) => ({
    slug: row.slug,
    name: row.name,
    parentSlug: row.parent_slug,
    position: row.position,
  }));
}
