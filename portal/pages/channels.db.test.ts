import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { platforms } from "../../server/platforms/list.ts";
import { publishDirectory } from "../../server/platforms/portal/publish-directory.ts";
import { aPlatform } from "../../tests/support/builders/platform-builder.ts";
import { createTestContext } from "../../tests/support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../tests/support/database.ts";
import { createTestSite } from "../../tests/support/site.ts";
import { readAddress } from "../addresses/address.ts";
import { renderAddress } from "../addresses/render-address.ts";
import type { Site } from "../site.ts";

let database: TestDatabase;
let test: Awaited<ReturnType<typeof createTestContext>>;
let site: Site;
const third = aPlatform();

beforeAll(async () => {
  database = await createTestDatabase();
  test = await createTestContext({ database });
  site = { ...createTestSite(test.ctx), platforms: [...platforms, third] };
  await publishDirectory(database.db, {
    categories: [],
    units: [
      {
        code: "X1",
        parent_code: null,
        level: "commune",
        type: "commune",
        name: "Công an xã Một",
        slug: "xa-mot",
      },
    ],
    channels: [
      aChannel("zalo", "Công an xã Một trên Zalo"),
      aChannel(third.id, "Nhóm của Công an xã Một"),
      aChannel("ngungdung", "Kênh cũ"),
    ],
    platforms: site.platforms,
    formerPlaces: [],
  });
});

afterAll(async () => {
  await test.close();
  await database.drop();
});

function aChannel(platform: string, name: string) {
  return {
    id: `${platform}-1`,
    platform,
    external_id: `so-${platform}`,
    name,
    unit_code: "X1",
    status: "active",
    retires_on: null,
    successor_unit_code: null,
    verified: true,
    followers: 5,
    url: `https://${platform}.example/1`,
  };
}

async function read(target: string) {
  const address = readAddress(target);
  const page = address === undefined ? undefined : await renderAddress(site, address);
  return { path: page?.path, stored: page?.stored, text: String(page?.body ?? "").replaceAll(/\s+/g, " ") };
}

describe("the list of the official channels", () => {
  it("names a platform that came new by its own name, in its colour, and is narrowed to it", async () => {
    const { text } = await read("/kenh-chinh-thuc");
    expect(text).toContain('<span class="platform platform-azure">Trống Đỏ</span>');
    expect(text).toContain('<option value="trongdo">Trống Đỏ</option>');
    expect(text).toContain("Trang Facebook, tài khoản Zalo và nhóm Trống Đỏ chính thức của Công an tỉnh");
    const narrowed = await read("/kenh-chinh-thuc?nen-tang=trongdo");
    expect(narrowed).toMatchObject({ path: "/kenh-chinh-thuc?nen-tang=trongdo", stored: true });
    expect(narrowed.text).toContain("Nhóm của Công an xã Một");
    expect(narrowed.text).not.toContain("Công an xã Một trên Zalo");
  });

  it("still shows a channel whose platform has left the list", async () => {
    expect((await read("/kenh-chinh-thuc")).text).toContain('<span class="platform">ngungdung</span>');
  });

  it("is narrowed by nothing that is no platform, and keeps no page for it", async () => {
    const { path, stored, text } = await read("/kenh-chinh-thuc?nen-tang=khongco");
    expect({ path, stored }).toEqual({ path: "/kenh-chinh-thuc", stored: false });
    expect(text).toContain("3 kênh");
  });

  it("is found by what the platform calls its channels, and by the platform's name", async () => {
    const entry = await database.db
      .selectFrom("public_store.search_entry")
      .select("summary")
      .where("ref", "=", "channel:trongdo-1")
      .executeTakeFirstOrThrow();
    expect(entry.summary).toBe("Nhóm Trống Đỏ chính thức, mã số so-trongdo.");
  });

  it("is told in words among the open data", async () => {
    expect((await read("/du-lieu-mo")).text).toContain(
      "Trang Facebook, tài khoản Zalo và nhóm Trống Đỏ chính thức của từng đơn vị.",
    );
  });
});
