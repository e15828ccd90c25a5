import { refreshTokens } from "../channels/refresh-tokens.ts";
import type { ChannelTokens } from "../channels/tokens.ts";
import { tokenRefresh } from "../foundation/retry-policies.ts";
import type { CallError } from "../platforms/connector.ts";
import type { Carrier } from "./carrier.ts";
import type { Claimed } from "./claim.ts";
import { noToken } from "./delivery-reasons.ts";

/** Tokens to call with, or the call error that leaves none. */
export type Usable =
  | { readonly usable: true; readonly tokens: ChannelTokens }
  | { readonly usable: false; readonly callError: CallError };

/** The tokens of a delivery's channel, refreshed where they are about to end. */
export async function usableTokens(carrier: Carrier, delivery: Claimed): Promise<Usable> {
  const tokens = await carrier.readToken(delivery.channel.id);
  if (tokens === undefined) return without(noToken);
  const ends = tokens.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (ends - carrier.ctx.clock.now().getTime() > tokenRefresh.beforeUseMs || !tokens.refreshable)
    return { usable: true, tokens };
  return freshTokens(carrier, tokens);
}

/** New tokens for those that the platform has refused. */
export async function freshTokens(carrier: Carrier, stale: ChannelTokens): Promise<Usable> {
  const { ctx, connector } = carrier;
  if (connector.refresh === undefined) return without({ ...noToken, reasonCode: "token-dead" });
  const input = { channelId: stale.channelId, staleGeneration: stale.generation, refresh: connector.refresh };
  let outcome = await refreshTokens(ctx, input);
  // ZL-2.3: an answer that was lost is asked for once more; a pair spent meanwhile then shows as dead.
  if (outcome !== "fresh" && outcome.outcome === "lost") outcome = await refreshTokens(ctx, input);
  if (outcome !== "fresh") {
    const { reasonCode, reason, concerns } = outcome;
    return outcome.outcome === "unreachable"
      ? {
          usable: false,
          callError: {
            outcome: "unreachable",
            what: "token-server",
            surelyNotDone: true,
            ...{ reasonCode, reason, concerns },
          },
        }
      : without({
          reasonCode,
          reason,
          coolDownMs: outcome.outcome === "lost" ? tokenRefresh.unreadableAgainMs : null,
        });
  }
  const tokens = await carrier.readToken(stale.channelId);
  return tokens === undefined ? without(noToken) : { usable: true, tokens };
}

function without({
  reasonCode,
  reason,
  coolDownMs = null,
}: {
  reasonCode: string;
  reason: string;
  coolDownMs?: number | null;
}): Extract<Usable, { usable: false }> {
  return {
    usable: false,
    callError: {
      outcome: "blocked",
      coolDownMs,
      surelyNotDone: true,
      concerns: "channel",
      reasonCode,
      reason,
    },
  };
}
