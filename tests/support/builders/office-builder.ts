import { createHttpServer } from "../../../server/foundation/http/http.ts";
import { registerLedgerRoutes } from "../../../server/ledger/routes.ts";
import { ledgerRights } from "../../../server/organization/ledger-rights.ts";
import { registerOrganizationRoutes } from "../../../server/organization/routes.ts";
import { createTestContext } from "../context.ts";
import { createTestDatabase } from "../database.ts";
import { buildOrganization, testPassword, testTotp } from "./organization-builder.ts";

/** A browser of a test: the session that it was given, and where it asks from. */
export interface Browser {
  cookie?: string;
  source?: string;
}

/** An author, a unit's leader, two administrators, an inspector and somebody of another unit, before the API of people and ledger. */
export async function startOffice() {
  const database = await createTestDatabase();
  const { ctx, clock, close } = await createTestContext({ database });
  const ids = await buildOrganization(ctx, {
    people: [
      { username: "canbo", unit: "X001", roles: ["contributor"] },
      { username: "lanhdao", unit: "X001", roles: ["unit-lead"] },
      { username: "quantri", unit: "PV01", roles: ["admin"] },
      { username: "quantri2", unit: "PV01", roles: ["admin"] },
      { username: "thanhtra", unit: "PV01", roles: ["auditor"] },
      { username: "nghiduty", unit: "X002", roles: ["contributor"] },
    ],
  });
  const app = await createHttpServer({ log: ctx.log, trustedProxies: ctx.config.trustedProxies });
  await registerOrganizationRoutes(app, ctx);
  await registerLedgerRoutes(app, ctx, {
    rights: ledgerRights,
    checks: [],
    nameSubjects: async () => new Map(),
  });
  await app.ready();

  async function call(
    method: "GET" | "POST" | "DELETE",
    url: string,
    {
      browser = {},
      payload,
      headers = {},
    }: { browser?: Browser; payload?: object; headers?: Record<string, string> } = {},
  ) {
    const response = await app.inject({
      method,
      url: `/api/v1${url}`,
      ...(payload === undefined ? {} : { payload }),
      ...(browser.source === undefined ? {} : { remoteAddress: browser.source }),
      headers: { ...headers, ...(browser.cookie === undefined ? {} : { cookie: browser.cookie }) },
    });
    const cookie = response.cookies.find(({ name }) => name === "td_session");
    if (cookie?.value) browser.cookie = `td_session=${cookie.value}`;
    return { status: response.statusCode, body: response.body === "" ? null : response.json(), response };
  }

  function signIn(
    username: string,
    {
      browser = {},
      password = testPassword,
      totp,
    }: { browser?: Browser; password?: string; totp?: string | null } = {},
  ) {
    const code = totp === undefined ? testTotp(ctx, username) : totp;
    return call("POST", "/session", {
      browser,
      payload: { username, password, ...(code === null ? {} : { totp: code }) },
    });
  }

  return {
    database,
    ctx,
    clock,
    ids,
    call,
    signIn,

    async signedIn(username: string): Promise<Browser> {
      const browser: Browser = {};
      const { status } = await signIn(username, { browser });
      if (status !== 200) throw new Error(`${username} could not sign in: ${status}`);
      return browser;
    },

    async close() {
      await app.close();
      await close();
      await database.drop();
    },
  };
}

export type Office = Awaited<ReturnType<typeof startOffice>>;
