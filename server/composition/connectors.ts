import type { Config } from "../foundation/config.ts";
import { userAgentOf } from "../foundation/http/user-agent.ts";
import type { Connector } from "../platforms/connector.ts";
import { createFacebookConnector } from "../platforms/facebook/connector.ts";
import { openPublicAddress, type PublicAddress } from "../platforms/public-address.ts";
import { createZaloConnector } from "../platforms/zalo/connector.ts";

/** The platforms that this installation publishes on, with how many calls may be out at once. */
export function createConnectors(
  config: Config,
  publicAddress: PublicAddress = openPublicAddress({ userAgent: userAgentOf(config) }),
): { connector: Connector; concurrency: number }[] {
  const { facebook, zalo } = config;
  const userAgent = userAgentOf(config);
  return [
    {
      connector: createFacebookConnector({
        graphUrl: facebook.graphUrl,
        appSecret: facebook.appSecret,
        connections: facebook.concurrency,
        userAgent,
        publicAddress,
      }),
      concurrency: facebook.concurrency,
    },
    {
      connector: createZaloConnector({
        oauthUrl: zalo.oauthUrl,
        openapiUrl: zalo.openapiUrl,
        appId: zalo.appId,
        appSecret: zalo.appSecret,
        defaultCoverUrl: `${config.publicUrl}/assets/bia-mac-dinh.jpg`,
        connections: zalo.concurrency,
        userAgent,
        publicAddress,
      }),
      concurrency: zalo.concurrency,
    },
  ];
}
