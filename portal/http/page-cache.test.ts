import { describe, expect, it } from "vitest";
import { createPageCache } from "./page-cache.ts";

const page = (text: string, keys: string[] = ["home"], stored = true) => ({ text, keys, stored, bytes: 100 });
type TestPage = ReturnType<typeof page>;

function cacheForTest() {
  const failures: { key: string; stale: boolean }[] = [];
  let at = 0;
  const cache = createPageCache<TestPage>({
    maxBytes: 10_000,
    now: () => at,
    onFailure: (_error, about) => failures.push(about),
  });
  const pass = (ms: number) => {
    at += ms;
  };
  return { cache, failures, pass };
}

/** A render that ends when the test says so. */
function slowRender() {
  let calls = 0;
  const waiting: ((made: TestPage) => void)[] = [];
  return {
    render: () => {
      calls += 1;
      return new Promise<TestPage>((resolve) => waiting.push(resolve));
    },
    finish: (made: TestPage) => waiting.shift()?.(made),
    calls: () => calls,
  };
}

describe("pages kept ready", () => {
  it("makes a page once, however many readers come at the same moment", async () => {
    const { cache } = cacheForTest();
    const { render, finish, calls } = slowRender();
    const readers = Array.from({ length: 50 }, () => cache.load("/", render));
    finish(page("trang chủ"));
    const shown = await Promise.all(readers);
    expect(calls()).toBe(1);
    expect(new Set(shown.map((entry) => entry?.text))).toEqual(new Set(["trang chủ"]));
    expect(cache.fresh("/")?.text).toBe("trang chủ");
  });

  it("does not keep a page that was begun before the change it missed", async () => {
    const { cache } = cacheForTest();
    const { render, finish } = slowRender();
    const early = cache.load("/", render);
    cache.purge(["home"]);
    const late = cache.load("/", render);
    finish(page("cũ"));
    finish(page("mới"));
    expect((await early)?.text).toBe("cũ");
    expect((await late)?.text).toBe("mới");
    expect(cache.fresh("/")?.text).toBe("mới");
  });

  it("does not let an old render that ends last replace the new page", async () => {
    const { cache } = cacheForTest();
    const { render, finish } = slowRender();
    const early = cache.load("/", render);
    cache.purge(["home"]);
    await cache.load("/", async () => page("mới"));
    finish(page("cũ"));
    await early;
    expect(cache.fresh("/")?.text).toBe("mới");
  });

  it("drops only the pages that a change touches, and all of them for «all»", async () => {
    const { cache } = cacheForTest();
    await cache.load("/", async () => page("trang chủ", ["home"]));
    await cache.load("/tin/a", async () => page("tin", ["article:a", "category:x"]));
    cache.purge(["category:x", "unit:T38"]);
    expect(cache.fresh("/tin/a")).toBeUndefined();
    expect(cache.fresh("/")?.text).toBe("trang chủ");
    cache.purge(["all"]);
    expect(cache.fresh("/")).toBeUndefined();
  });

  it("shows the old page while the database fails, and the new one afterwards", async () => {
    const { cache, failures, pass } = cacheForTest();
    await cache.load("/", async () => page("cũ"));
    cache.purge(["all"]);
    const broken = async () => {
      throw new Error("no connection");
    };
    expect((await cache.load("/", broken))?.text).toBe("cũ");
    expect(failures).toEqual([{ key: "/", stale: true }]);
    await expect(cache.load("/khac", broken)).rejects.toThrow("no connection");
    pass(5001);
    expect((await cache.load("/", async () => page("mới")))?.text).toBe("mới");
  });

  it("never again shows what the law has taken away, not even while the database fails", async () => {
    const { cache } = cacheForTest();
    await cache.load("/tin/a", async () => page("tên và ảnh", ["article:a"]));
    await cache.load("/", async () => page("trang chủ", ["home"]));
    await cache.load("/to-giac?ma=0000000a", async () => page("báo tin về người này", ["layout"]));
    let finish = (_page: ReturnType<typeof page>) => {};
    const early = cache.load("/tin/b", () => new Promise((resolve) => (finish = resolve)));
    cache.forget(["article:a", "article:0000000a"]);
    finish(page("làm dở lúc gỡ", ["article:a"]));
    await early;
    const broken = async () => {
      throw new Error("no connection");
    };
    for (const path of ["/tin/a", "/tin/b", "/to-giac?ma=0000000a"])
      await expect(cache.load(path, broken)).rejects.toThrow();
    expect(cache.fresh("/")?.text).toBe("trang chủ");
  });

  it("forgets a page that is no longer there", async () => {
    const { cache } = cacheForTest();
    await cache.load("/tin/a", async () => page("tin"));
    cache.purge(["all"]);
    expect(await cache.load("/tin/a", async () => undefined)).toBeUndefined();
    await expect(
      cache.load("/tin/a", async () => {
        throw new Error("no connection");
      }),
    ).rejects.toThrow();
  });

  it("does not keep answers to free text, and never more than it may hold", async () => {
    const { cache } = cacheForTest();
    await cache.load("/kenh-chinh-thuc?ten=a", async () => page("lọc", [], false));
    expect(cache.fresh("/kenh-chinh-thuc?ten=a")).toBeUndefined();
    for (let index = 0; index < 100; index += 1) await cache.load(`/${index}`, async () => page("x"));
    expect(cache.fresh("/0")).toBeUndefined();
    expect(cache.fresh("/99")).toBeDefined();
  });
});

const never = () => new Promise<TestPage>(() => undefined);

describe("pages that are due", () => {
  it("are shown at once and made anew behind the reader, once for the whole crowd", async () => {
    const { cache } = cacheForTest();
    const { render, finish, calls } = slowRender();
    await cache.load("/", async () => page("lúc trước"));
    cache.renew();
    const crowd = await Promise.all(Array.from({ length: 50 }, () => cache.load("/", render)));
    expect(new Set(crowd.map((entry) => entry?.text))).toEqual(new Set(["lúc trước"]));
    expect(calls()).toBe(1);
    finish(page("bây giờ"));
    await expect.poll(() => cache.fresh("/")?.text).toBe("bây giờ");
  });

  it("never stall a reader, not even when the database hangs for ever", async () => {
    const { cache } = cacheForTest();
    await cache.load("/", async () => page("trang chủ"));
    cache.renew();
    for (let turn = 0; turn < 3; turn += 1) expect((await cache.load("/", never))?.text).toBe("trang chủ");
  });

  it("that nobody asked for in a whole turn are made first, if that does not take long", async () => {
    const { cache } = cacheForTest();
    await cache.load("/", async () => page("hôm qua"));
    cache.renew();
    cache.renew();
    expect((await cache.load("/", async () => page("hôm nay")))?.text).toBe("hôm nay");
    cache.renew();
    cache.renew();
    expect((await cache.load("/", never))?.text).toBe("hôm nay");
  });

  it("are not shown any more once a change has touched them", async () => {
    const { cache } = cacheForTest();
    const { render, finish } = slowRender();
    await cache.load("/tin/a", async () => page("sai", ["article:a"]));
    cache.renew();
    await cache.load("/tin/a", render);
    cache.purge(["article:a"]);
    cache.renew();
    finish(page("sai, làm dở", ["article:a"]));
    expect((await cache.load("/tin/a", async () => page("đã đính chính", ["article:a"])))?.text).toBe(
      "đã đính chính",
    );
    expect(cache.fresh("/tin/a")?.text).toBe("đã đính chính");
  });

  it("are not tried again for five seconds after a failure, unless a change comes", async () => {
    const { cache, pass } = cacheForTest();
    let tries = 0;
    const broken = async () => {
      tries += 1;
      throw new Error("no connection");
    };
    await cache.load("/", async () => page("cũ"));
    cache.purge(["home"]);
    for (let turn = 0; turn < 20; turn += 1) expect((await cache.load("/", broken))?.text).toBe("cũ");
    expect(tries).toBe(1);
    pass(5001);
    expect((await cache.load("/", broken))?.text).toBe("cũ");
    expect(tries).toBe(2);
    cache.purge(["home"]);
    expect((await cache.load("/", async () => page("mới")))?.text).toBe("mới");
  });

  it("that changed and could not be made keep nobody waiting for the next attempt, and nothing taken away comes back", async () => {
    const { cache, pass } = cacheForTest();
    await cache.load("/", async () => page("cũ"));
    cache.purge(["home"]);
    await cache.load("/", () => Promise.reject(new Error("no answer in time")));
    pass(5001);
    expect((await cache.load("/", never))?.text).toBe("cũ");
    const waiting = cache.load("/", never);
    cache.forget(["home"]);
    const outcome = await Promise.race([
      waiting,
      new Promise((resolve) => setTimeout(() => resolve("nothing"), 800)),
    ]);
    expect(outcome).toBe("nothing");
  });

  it("that are due are made one after another for the emergency copy, which asks for hundreds in turn", async () => {
    const { cache } = cacheForTest();
    const paths = Array.from({ length: 20 }, (_, index) => `/don-vi/${index}`);
    let atOnce = 0;
    let most = 0;
    const render = async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      return page("mới");
    };
    for (const path of paths) await cache.load(path, async () => page("cũ"));
    cache.renew();
    for (const path of paths) expect((await cache.load(path, render, { waits: true }))?.text).toBe("mới");
    expect(most).toBe(1);
  });

  it("cost a source nothing while somebody has them or makes them", async () => {
    const { cache } = cacheForTest();
    const { render, finish } = slowRender();
    expect(cache.holds("/")).toBe(false);
    const early = cache.load("/", render);
    expect(cache.holds("/")).toBe(true);
    finish(page("trang chủ"));
    await early;
    cache.purge(["all"]);
    expect(cache.holds("/")).toBe(true);
    cache.forget(["home"]);
    expect(cache.holds("/")).toBe(false);
  });
});
