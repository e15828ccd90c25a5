import type { Platform } from "../platform.ts";
import { createFacebookConnector } from "./connector.ts";
import { compareFacebookPart, facebookPart, makeFacebookPart, ownTextOf, viewFacebookPart } from "./part.ts";

/** Facebook pages. */
export const facebook: Platform = {
  id: "facebook",
  name: "Facebook",
  rendition: "facebook.jpg",
  makePart: makeFacebookPart,
  readPart: (part) => facebookPart.parse(part),
  ownText: (part) => ownTextOf(facebookPart.parse(part)),
  viewPart: (part) => viewFacebookPart(facebookPart.parse(part)),
  comparePart: (part) => compareFacebookPart(facebookPart.parse(part)),
  // FB-9 (duplicate detection): at most one post a page a minute. As of 2026-11-23.
  spacingMs: 60_000,
  claimLock: 5_414_483,
  channelUrl: (externalId) => `https://www.facebook.com/${externalId}`,
  concurrency: ({ facebook: { concurrency } }) => concurrency,
  connect: ({ facebook: { graphUrl, appSecret, concurrency } }, surroundings) =>
    createFacebookConnector({ graphUrl, appSecret, connections: concurrency, ...surroundings }),
  simulator: {
    portOffset: 1,
    url: ({ facebook: { graphUrl } }) => graphUrl,
    at: (config, moved) => ({
      ...config,
      facebook: { ...config.facebook, graphUrl: moved(config.facebook.graphUrl) },
    }),
  },
};
