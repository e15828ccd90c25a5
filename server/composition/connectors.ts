import type { Config } from "../foundation/config.ts";
import { userAgentOf } from "../foundation/http/user-agent.ts";
import type { Connector } from "../platforms/connector.ts";
import { platforms } from "../platforms/list.ts";
import type { Platform } from "../platforms/platform.ts";
import { openPublicAddress, type PublicAddress } from "../platforms/public-address.ts";

/** The platforms that this installation publishes on, with how many calls may be out at once. */
export function createConnectors(
  config: Config,
  publicAddress: PublicAddress = openPublicAddress({ userAgent: userAgentOf(config) }),
  list: readonly Platform[] = platforms,
): { connector: Connector; concurrency: number }[] {
  const surroundings = { userAgent: userAgentOf(config), publicAddress };
  return list.map((platform) => ({
    connector: platform.connect(config, surroundings),
    concurrency: platform.concurrency(config),
  }));
}
