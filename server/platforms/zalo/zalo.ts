import type { Platform } from "../platform.ts";
import { createZaloConnector } from "./connector.ts";
import { compareZaloPart, makeZaloPart, viewZaloPart, zaloLimits, zaloPart } from "./part.ts";
import { zaloSpacing } from "./retry-policies.ts";

/** Zalo official accounts. */
export const zalo: Platform = {
  id: "zalo",
  name: "Zalo",
  texts: {
    channel: "Tài khoản Zalo",
    ownText: { label: "Giới thiệu trên Zalo", help: "Để trống: hệ thống dùng tóm tắt." },
    part: "Nội dung Zalo",
    partFromBody: "Thân bài trên Zalo",
    withoutPicture: "Tin chưa có ảnh: bài trên Zalo sẽ dùng ảnh đại diện mặc định của cổng thông tin.",
    source: "Từ Zalo",
  },
  limits: zaloLimits,
  renewsTokens: true,
  externalId: { form: /^\d{5,25}$/, message: "mã kênh gồm 5 đến 25 chữ số." },
  // ZL-4: covers and pictures of at most 1 MB.
  rendition: { name: "zalo.jpg", maxSide: 1280, maxBytes: 1_000_000 },
  visits: { hosts: ["zalo.me", "zaloapp.com", "zapps.vn"], previewAgent: ["zalo", "preview"] },
  tone: "azure",
  shareUrl: null,
  searchWords: ["zalo"],
  makePart: makeZaloPart,
  readPart: (part) => zaloPart.parse(part),
  ownText: (part) => zaloPart.parse(part).description,
  viewPart: (part) => viewZaloPart(zaloPart.parse(part)),
  comparePart: (part) => compareZaloPart(zaloPart.parse(part)),
  spacingMs: zaloSpacing.spacingMs,
  claimLock: 5_414_484,
  channelUrl: (externalId) => `https://zalo.me/${externalId}`,
  concurrency: ({ zalo: { concurrency } }) => concurrency,
  connect: ({ publicUrl, zalo: { oauthUrl, openapiUrl, appId, appSecret, concurrency } }, surroundings) =>
    createZaloConnector({
      ...{ oauthUrl, openapiUrl, appId, appSecret },
      defaultCoverUrl: `${publicUrl}/assets/bia-mac-dinh.jpg`,
      connections: concurrency,
      ...surroundings,
    }),
  simulator: {
    portOffset: 2,
    url: ({ zalo: { openapiUrl } }) => openapiUrl,
    at: (config, moved) => ({
      ...config,
      zalo: {
        ...config.zalo,
        oauthUrl: moved(config.zalo.oauthUrl),
        openapiUrl: moved(config.zalo.openapiUrl),
      },
    }),
  },
};
