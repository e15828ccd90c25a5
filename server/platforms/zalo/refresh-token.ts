import { z } from "zod";
import type { RefreshResult } from "../connector.ts";
import type { Transport } from "../transport.ts";

/** ZL-2.3: `expires_in` is documented as a string; the refresh token may be missing, then the old one stays. */
const refreshed = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.coerce.number().positive(),
});
const refusal = z.object({
  error: z.coerce.number(),
  error_name: z.string().default(""),
  message: z.string().default(""),
});

/** ZL-10: a limit of calls says nothing of the token. */
const tooOften = -32;

/**
 * Trades a single-use refresh token for a new pair. Any error the platform names means that a person must
 * consent again, but for a limit of calls; no answer, or one under HTTP 5xx, means that the token may be spent.
 */
export async function refreshToken({
  send,
  settings,
  spent,
  now,
}: {
  send: Transport;
  settings: { oauthUrl: string; appId: string; appSecret: string };
  spent: string;
  now: Date;
}): Promise<RefreshResult> {
  const outcome = await send({
    method: "POST",
    url: `${settings.oauthUrl}/v4/oa/access_token`,
    headers: { secret_key: settings.appSecret },
    form: new URLSearchParams({ refresh_token: spent, app_id: settings.appId, grant_type: "refresh_token" }),
  });
  if (outcome.outcome === "answered") {
    const pair = refreshed.safeParse(outcome.body);
    if (pair.success) {
      return {
        outcome: "refreshed",
        accessToken: pair.data.access_token,
        refreshToken: pair.data.refresh_token ?? null,
        expiresAt: new Date(now.getTime() + pair.data.expires_in * 1000),
      };
    }
    const refused = refusal.safeParse(outcome.body);
    if (refused.success && refused.data.error === tooOften) {
      return {
        outcome: "unreachable",
        concerns: "application",
        reasonCode: "token-server-busy",
        reason: "Máy chủ cấp mã của Zalo báo gọi quá dày.",
      };
    }
    if (refused.success && refused.data.error !== 0 && outcome.status < 500) {
      return {
        outcome: "dead",
        concerns: "channel",
        reasonCode: `refresh-refused${refused.data.error}`,
        reason: "Zalo không nhận mã làm mới; quản trị tài khoản phải cấp quyền lại.",
      };
    }
  }
  if (outcome.outcome === "not-sent") {
    return {
      outcome: "unreachable",
      concerns: "application",
      reasonCode: "token-server-unreachable",
      reason: "Không kết nối được tới máy chủ cấp mã của Zalo.",
    };
  }
  return {
    outcome: "lost",
    concerns: "channel",
    reasonCode: "refresh-lost",
    reason: "Không nhận được câu trả lời khi làm mới mã truy cập Zalo.",
  };
}
