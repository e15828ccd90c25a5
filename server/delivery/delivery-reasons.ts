/** Why a delivery stands where it does, where delivery itself and no platform says so. */

export const overdue = {
  reasonCode: "overdue",
  reason: "Đã quá hạn đăng của bản phát hành nên hệ thống không tự đăng nữa.",
} as const;

export const replaced = {
  reasonCode: "replaced",
  reason: "Tin, bài đã có bản phát hành mới hơn nên bản này không đăng lên kênh nữa.",
} as const;

export const lookingForReplaced = {
  reasonCode: "replaced",
  reason:
    "Tin, bài đã có bản phát hành mới hơn nên không gửi bản này nữa; hệ thống đọc lại kênh để biết bản cũ đã lên hay chưa.",
} as const;

export const workerDied = {
  reasonCode: "worker-died",
  reason: "Tiến trình đăng dừng đột ngột khi đang gọi; hệ thống đọc lại kênh trước khi làm gì thêm.",
} as const;

export const lookingFirst = {
  reasonCode: "outcome-unknown",
  reason: "Lần gọi trước có thể đã đăng; hệ thống đọc lại kênh trước khi gửi lại.",
} as const;

export const readingBack = {
  reasonCode: "outcome-unknown",
  reason: "Chưa rõ kết quả lần gọi trước; hệ thống đang đọc lại kênh.",
} as const;

export const contentChanged = {
  reasonCode: "content-changed",
  reason:
    "Nội dung lưu trong cơ sở dữ liệu không còn khớp mã niêm phong đã phát hành. Đã dừng đăng; hãy báo thanh tra.",
} as const;

/** The same where nothing has gone out yet: the portal, and with it every channel, goes without. */
export const nothingPublished = {
  ...contentChanged,
  reason:
    "Nội dung lưu trong cơ sở dữ liệu không còn khớp mã niêm phong đã phát hành. Không có gì được đăng; hãy báo thanh tra.",
} as const;

export const notOnPortal = {
  reasonCode: "not-on-portal",
  reason: "Tin, bài chưa lên Cổng nên chưa đăng lên kênh; Cổng có bài thì hệ thống mới đăng.",
} as const;

export const noToken = {
  reasonCode: "no-token",
  reason: "Kênh chưa có mã truy cập dùng được; quản lý kênh cần cấp quyền lại.",
} as const;

/** The platform's own word that the copy is a repetition: one stands there, whenever it was made. */
export function repetition(reason: string) {
  return { reasonCode: "repetition", reason };
}
