import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

/** What a process writes to its log when it is told `line` (an expression); a process of its own, as in production. */
async function logged(line: string): Promise<string> {
  const script = `
    import { createLog } from ${JSON.stringify(new URL("./log.ts", import.meta.url).href)};
    createLog({ level: "info" }).info(${line}, "việc");`;
  const { stderr } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
  return stderr;
}

const secretNames = [
  "password",
  "token",
  "access_token",
  "accessToken",
  "refresh_token",
  "refreshToken",
  "secret",
  "app_secret",
  "appsecret_proof",
  "secret_key",
  "totp",
  "cookie",
  "authorization",
  "set-cookie",
];

describe("the log", () => {
  it("never shows a secret, wherever in an entry it stands, and still says what happened", async () => {
    const entry = Object.fromEntries(secretNames.map((name) => [name, `BI-MAT-${name}`]));
    const line = { channelId: "facebook-1", ...entry, call: entry, request: { headers: entry } };
    const text = await logged(JSON.stringify(line));
    expect(text).toContain("facebook-1");
    expect(text).toContain("việc");
    expect(text).toContain("[đã ẩn]");
    expect(text).not.toContain("BI-MAT");
  });

  it("shows an error by its message and place, and no secret that hangs on it", async () => {
    const text = await logged(
      `{ code: "BI-MAT", err: Object.assign(new Error("hỏng"), { code: "57P03", token: "BI-MAT", headers: { cookie: "BI-MAT", code: "BI-MAT" } }) }`,
    );
    expect(text).toContain("hỏng");
    expect(text).toContain("57P03");
    for (const thrown of ["undefined", '"một câu"'])
      expect(await logged(`{ err: ${thrown}, token: "BI-MAT" }`)).toMatch(/việc/);
    expect(text).not.toContain("BI-MAT");
  });
});

describe("a database that is away", () => {
  /** What a process logs whose components all try, again and again, to reach a database that no port serves. */
  async function outage(level: string): Promise<Record<string, unknown>[]> {
    const script = `
      import { createLog, noteDatabaseAnswers } from ${JSON.stringify(new URL("./log.ts", import.meta.url).href)};
      import { openDatabase } from ${JSON.stringify(new URL("./database/database.ts", import.meta.url).href)};
      import { sql } from "kysely";
      const log = createLog({ level: ${JSON.stringify(level)} });
      const db = openDatabase({ url: "postgres://ai:bi-mat@127.0.0.1:9/x", maxConnections: 2, log });
      for (let turn = 0; turn < 5; turn += 1)
        for (const part of ["watch", "scheduler", "visits"])
          await sql\`select 1\`.execute(db).catch((err) => log.warn({ err }, part + ": will try again"));
      noteDatabaseAnswers(log);
      noteDatabaseAnswers(log);
      log.warn({ err: new Error("khác") }, "another fault");
      await db.destroy();`;
    const { stderr } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
    return stderr
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  }

  it("is told in one line when it goes and in one when it is back, however many components meet it", async () => {
    const lines = await outage("warn");
    expect(lines.map(({ msg }) => msg)).toEqual([
      expect.stringMatching(/^Không nối được tới cơ sở dữ liệu: .*hãy .*\(127\.0\.0\.1:9\)\.$/),
      expect.stringMatching(/^Cơ sở dữ liệu đã trả lời trở lại sau \d+ giây\.$/),
      "another fault",
    ]);
    expect(JSON.stringify(lines.slice(0, 2))).not.toMatch(/stack|bi-mat/);
  });

  it("keeps what each component said for whoever asks for it", async () => {
    const kept = (await outage("debug")).filter(({ msg }) => msg === "database away");
    expect(kept).toHaveLength(15);
    expect(kept[1]).toMatchObject({ component: "scheduler: will try again" });
  });
});
