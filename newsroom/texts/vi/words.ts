import { kindNames } from "./details.ts";

/** The words of the house: states, kinds, lenses. */
export const wordTexts = {
  itemState: {
    draft: "Bản nháp",
    "in-review": "Đang duyệt",
    approved: "Đủ ý kiến duyệt",
    scheduled: "Hẹn giờ phát hành",
    released: "Đã phát hành",
    missed: "Lỡ giờ phát hành",
    closed: "Đã kết thúc",
  },
  returned: "Trả lại",
  urgent: "Khẩn",
  kind: kindNames,
  lens: {
    unit: "Lãnh đạo đơn vị",
    editorial: "Biên tập",
    professional: "Nghiệp vụ",
    legal: "Pháp luật",
    political: "Chính trị",
  },
  verdict: { approve: "Đồng ý", return: "Trả lại" },
  portal: "Cổng thông tin",
  portalShort: "Cổng",
  deliveryState: {
    waiting: "Chờ cổng thông tin",
    pending: "Chờ đăng",
    sending: "Đang đăng",
    unknown: "Đang kiểm chứng",
    blocked: "Tạm bị chặn",
    confirmed: "Đã xác nhận",
    failed: "Không đăng được",
    unsettled: "Chờ cán bộ xác minh",
    overdue: "Quá hạn đăng",
    replaced: "Đã có bản mới hơn",
    cancelled: "Đã hủy",
  },
  releaseState: {
    scheduled: "Hẹn giờ",
    released: "Đã phát hành",
    missed: "Lỡ giờ",
    cancelled: "Đã hủy",
  },
  channelStatus: { active: "Đang hoạt động", retiring: "Sắp dừng", closed: "Đã dừng" },
  sealCode: "Mã niêm phong",
} as const;
