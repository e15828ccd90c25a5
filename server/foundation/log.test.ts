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
