import type { Platform } from "../../../newsroom/session/platforms.ts";
import type { PortalPlatform } from "../../../portal/site.ts";

/** What screens and pages know of a platform that the product does not have. */
export function aPlatform(changes: Partial<Platform & PortalPlatform> = {}): Platform & PortalPlatform {
  return {
    id: "trongdo",
    name: "Trống Đỏ",
    texts: {
      channel: "Nhóm Trống Đỏ",
      ownText: { label: "Lời nhắn Trống Đỏ", help: "Để trống: hệ thống dùng tiêu đề." },
      part: "Lời nhắn Trống Đỏ",
      partFromBody: null,
      withoutPicture: null,
      source: "Từ Trống Đỏ",
    },
    limits: { ownText: { unit: "utf8", max: 40 } },
    renewsTokens: false,
    tone: "azure",
    shareUrl: null,
    searchWords: ["trongdo"],
    ...changes,
  };
}
