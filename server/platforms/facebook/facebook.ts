import type { Platform } from "../platform.ts";
import { createFacebookConnector } from "./connector.ts";
import { compareFacebookPart, facebookPart, makeFacebookPart, ownTextOf, viewFacebookPart } from "./part.ts";
import { facebookSpacing } from "./retry-policies.ts";

/** Facebook pages. */
export const facebook: Platform = {
  id: "facebook",
  name: "Facebook",
  texts: {
    channel: "Trang Facebook",
    ownText: {
      label: "Lời đăng Facebook",
      help: "Để trống: hệ thống dùng tiêu đề và tóm tắt, kèm liên kết về cổng.",
    },
    part: "Lời đăng Facebook",
    partFromBody: null,
    withoutPicture: null,
    source: "Từ Facebook",
  },
  // Facebook takes some 63,000 (FB-3.1); nobody reads that, and the address has to follow.
  limits: { ownText: { unit: "codePoint", max: 5000 } },
  renewsTokens: false,
  externalId: { form: /^\d{5,25}$/, message: "mã kênh gồm 5 đến 25 chữ số." },
  // FB-3.2: JPEG of at most 4 MB; 2048 px is the largest side that is kept.
  rendition: { name: "facebook.jpg", maxSide: 2048, maxBytes: 4 * 1024 * 1024 },
  visits: {
    hosts: ["facebook.com", "fb.com", "messenger.com"],
    previewAgent: ["facebookexternalhit"],
  },
  tone: "blue",
  shareUrl: (address) => `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(address)}`,
  searchWords: ["facebook", "fanpage", "fb"],
  makePart: makeFacebookPart,
  readPart: (part) => facebookPart.parse(part),
  ownText: (part) => ownTextOf(facebookPart.parse(part)),
  viewPart: (part) => viewFacebookPart(facebookPart.parse(part)),
  comparePart: (part) => compareFacebookPart(facebookPart.parse(part)),
  spacingMs: facebookSpacing.spacingMs,
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
