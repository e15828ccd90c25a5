import { describe, expect, it } from "vitest";
import { readConfig, SettingError } from "./config.ts";

describe("the settings", () => {
  it("need nothing at all to start the demonstration", () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      role: "all",
      seed: "demo",
      simulators: "on",
    });
    expect(config.facebook.graphUrl).toBe("http://127.0.0.1:3001");
    expect(config.zalo.openapiUrl).toBe("http://127.0.0.1:3002");
    expect(config.facebook.concurrency).toBeGreaterThanOrEqual(50);
  });

  it("leave the simulators off when a platform's address is given or nothing is seeded", () => {
    expect(readConfig({ FACEBOOK_GRAPH_URL: "http://127.0.0.1:9" }).simulators).toBe("off");
    expect(readConfig({ SEED: "none" })).toMatchObject({ simulators: "off" });
    expect(readConfig({ SEED: "none" }).facebook).toMatchObject({
      graphUrl: "https://graph.facebook.com",
      appSecret: "",
    });
  });

  it.each([
    ["PORT", "abc"],
    ["PORT", "70000"],
    ["ROLE", "boss"],
    ["SEED", "yes"],
    ["SIMULATORS", "true"],
    ["DATABASE_URL", "mysql://x"],
    ["PUBLIC_URL", "congan.vn"],
    ["LOG_LEVEL", "loud"],
    ["MEDIA_URL", "s3://bucket"],
    ["SMTP_URL", "mail.example.vn"],
    ["MAIL_FROM", "canh-bao"],
    ["TRUSTED_PROXIES", "proxy.example.vn"],
    ["TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/33"],
    ["TRUSTED_PROXIES", "0.0.0.0/0"],
    ["PUSH_HOSTS", "https://fcm.googleapis.com"],
    ["FACEBOOK_GRAPH_URL", "graph.facebook.com"],
    ["ZALO_OAUTH_URL", "oauth"],
  ])("stop the start with one line that names %s=%s", (name, value) => {
    const start = () => readConfig({ [name]: value });
    expect(start).toThrow(SettingError);
    expect(start).toThrow(new RegExp(`^Cấu hình ${name} không đúng: cần (?!một giá trị hợp lệ)[^\\n]+$`));
  });

  it.each(["DATABASE_URL", "DATABASE_ADMIN_URL"])(
    "must say what a database of the operator's own is for (%s)",
    (name) => {
      const own = { [name]: "postgres://app:pw@db.congan.example/trongdong" };
      for (const role of ["all", "web", "worker"]) {
        const start = () => readConfig({ ...own, ROLE: role });
        expect(start).toThrow(SettingError);
        expect(start).toThrow(/^Cấu hình SEED không đúng: cần [^\n]*none[^\n]*demo[^\n]+$/);
        // Set to nothing it is still forgotten.
        expect(() => readConfig({ ...own, ROLE: role, SEED: "" })).toThrow(SettingError);
      }
      expect(readConfig({ ...own, SEED: "none" })).toMatchObject({ seed: "none", simulators: "off" });
      expect(readConfig({ ...own, SEED: "demo" })).toMatchObject({ seed: "demo", simulators: "on" });
    },
  );

  it("let no file move the clock of a force's own installation", () => {
    const moved = { CLOCK_OFFSET_FILE: "/tmp/clock" };
    for (const env of [undefined, "production", "development"]) {
      const start = () => readConfig({ ...moved, SEED: "none", NODE_ENV: env });
      expect(start).toThrow(SettingError);
      expect(start).toThrow(/^Cấu hình CLOCK_OFFSET_FILE không đúng: [^\n]+$/);
    }
    expect(readConfig({ ...moved, SEED: "demo" }).clockOffsetFile).toBe("/tmp/clock");
    expect(readConfig({ ...moved, SEED: "none", NODE_ENV: "test" }).clockOffsetFile).toBe("/tmp/clock");
    expect(readConfig({ SEED: "none" }).clockOffsetFile).toBeUndefined();
  });

  it("trust the word of proxies on this machine, or of those that are named", () => {
    expect(readConfig({}).trustedProxies).toEqual(["127.0.0.0/8", "::1"]);
    const named = readConfig({ TRUSTED_PROXIES: "10.20.0.0/24, 2001:db8::7" });
    expect(named.trustedProxies).toEqual(["10.20.0.0/24", "2001:db8::7"]);
  });

  it("do not let the demonstration listen on a public address", () => {
    expect(() => readConfig({ HOST: "0.0.0.0" })).toThrow(/SEED=demo/);
    expect(() => readConfig({ HOST: "127.evil.example" })).toThrow(/SEED=demo/);
    // A proxy on this machine makes it public all the same.
    expect(() => readConfig({ PUBLIC_URL: "https://congan.thanhhoa.gov.vn" })).toThrow(
      /SEED=demo.*PUBLIC_URL/,
    );
    expect(readConfig({ PUBLIC_URL: "http://[::1]:3000" }).publicUrl).toBe("http://[::1]:3000");
    expect(readConfig({ HOST: "0.0.0.0", SEED: "none" }).host).toBe("0.0.0.0");
  });
});
