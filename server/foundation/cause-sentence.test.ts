import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { causeSentence } from "./cause-sentence.ts";
import { makeFolder } from "./files/make-folder.ts";
import { freePort } from "./start/ports.ts";
import { StuckError, startStep } from "./start/start-step.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trongdong-causes-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function failure(act: () => Promise<unknown>): Promise<unknown> {
  return act().then(
    () => undefined,
    (error: unknown) => error,
  );
}

async function fillDisk(): Promise<void> {
  const file = await open("/dev/full", "w");
  try {
    await file.write("x");
  } finally {
    await file.close();
  }
}

const connect = (url: string) => async () => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on("error", () => undefined);
  await client.connect();
};

describe("what an operator reads of a cause is one Vietnamese line that says how to mend it", () => {
  const real: readonly (readonly [name: string, act: () => Promise<unknown>, says: RegExp])[] = [
    ["a full disk", fillDisk, /^Ổ đĩa đã đầy; hãy giải phóng chỗ/],
    [
      "a place where no folder can be made",
      () => makeFolder("/proc/x"),
      /^Không có tệp hoặc thư mục này; hãy sửa đường dẫn \(\/proc\/x\)/,
    ],
    [
      "a file where a folder is needed",
      async () => {
        await writeFile(join(folder, "file"), "");
        await makeFolder(join(folder, "file/data"));
      },
      /^Đường dẫn này không phải thư mục; hãy sửa đường dẫn \(/,
    ],
    [
      "a database that is not started",
      async () => connect(`postgres://ai:bi-mat@127.0.0.1:${await freePort()}/x`)(),
      /^Không nối được tới cơ sở dữ liệu: máy chủ không mở cổng này; hãy .*\(127\.0\.0\.1:\d+\)/,
    ],
    [
      "a name that no server has",
      connect("postgres://ai:bi-mat@khong-co.invalid/x"),
      /không tìm thấy máy chủ|tên máy chủ/,
    ],
  ];
  it.each(real)("%s", async (_name, act, says) => {
    const sentence = causeSentence(await failure(act));
    expect(sentence).toMatch(says);
    expect(sentence).not.toMatch(/\n|bi-mat/);
    expect(sentence).toMatch(/\.$/);
  });

  it.each([
    ["initdb: FATAL:  could not write to file: No space left on device", /^Ổ đĩa đã đầy/],
    ["database or disk is full", /^Ổ đĩa đã đầy/],
    ["initdb: error: could not access directory: Permission denied", /^Không có quyền .*chown/],
    ["Client has encountered a connection error and is not queryable", /^Không nối được tới cơ sở dữ liệu/],
    ["FATAL:  database files are incompatible with server", /phiên bản PostgreSQL khác/],
    ["SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string", /thiếu mật khẩu.*hãy thêm/],
    ["corrupted migrations: previously executed migration 0099 is missing", /mới hơn chương trình này/],
  ] as const)("which a program tells in words alone: %s", (phrase, says) => {
    expect(causeSentence(new Error(phrase))).toMatch(says);
  });

  it.each([
    ["a file that is there already", () => writeFile(join(folder, "file"), "", { flag: "wx" }), /^Đã có tệp/],
    ["a name that is too long", () => makeFolder(join(folder, "x".repeat(400))), /quá dài; hãy/],
  ] as const)("%s, with its place", async (_name, act, says) => {
    await writeFile(join(folder, "file"), "");
    const sentence = causeSentence(await failure(act));
    expect(sentence).toMatch(says);
    expect(sentence).toContain(folder);
  });

  it.each(
    "DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_VERIFY_LEAF_SIGNATURE UNABLE_TO_GET_ISSUER_CERT_LOCALLY CERT_HAS_EXPIRED ERR_TLS_CERT_ALTNAME_INVALID".split(
      " ",
    ),
  )("a certificate that this machine does not take: %s", (code) => {
    const error = Object.assign(new Error("unable to verify"), { code });
    expect(causeSentence(error)).toMatch(/^[^\n]*chứng thư[^\n]*; hãy [^\n]*DATABASE_URL[^\n]*\.$/i);
  });

  it("and nothing is made up for a cause that nobody knows", () => {
    expect(causeSentence(new Error("an assumption is broken"))).toBeUndefined();
  });
});

describe("a step of the start", () => {
  it("that never ends is given up with its name", async () => {
    const error = await failure(() =>
      startStep({ what: "mở cơ sở dữ liệu", longestMs: 50 }, () => new Promise(() => undefined)),
    );
    expect(error).toBeInstanceOf(StuckError);
    expect(causeSentence(error)).toMatch(
      /^Không khởi động được: mở cơ sở dữ liệu quá \d+ giây chưa xong; hãy/,
    );
  });

  it("that ends answers what it made", async () => {
    await expect(startStep({ what: "x", longestMs: 5000 }, async () => 7)).resolves.toBe(7);
  });
});
