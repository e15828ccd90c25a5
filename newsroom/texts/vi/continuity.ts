/** Texts of the screen that tells whether the portal answers as it should. */
export const continuityTexts = {
  title: "Vận hành Cổng",
  lead: "Báo động của bộ phận canh giữ và lịch tạm dừng đã thông báo cho người dân.",
  alarms: {
    title: "Báo động",
    none: "Không có báo động nào",
    noneHint: "Mọi trang, ảnh và tệp của Cổng đều khớp với sổ cái và bản cài đặt.",
    deal: "Xác nhận đã xử lý",
    dealtWith: "Đã ghi nhận. Nếu sự cố vẫn còn, báo động sẽ hiện lại trong vòng một phút.",
  },
  outages: {
    title: "Lịch tạm dừng để bảo trì",
    none: "Chưa có lịch tạm dừng nào.",
    when: "Từ {{start}} đến {{end}}",
    force: "Bất khả kháng: {{reason}}",
    startsAt: "Bắt đầu tạm dừng",
    endsAt: "Hoạt động trở lại",
    reason: "Lý do",
    reasonHelp: "Hiện trên mọi trang của Cổng; viết để người dân hiểu.",
    forceMajeure: "Lý do bất khả kháng",
    forceMajeureHelp:
      "Chỉ điền khi không thể báo trước 7 ngày làm việc (Nghị định 224/2026/NĐ-CP, Điều 13). Được ghi vào sổ cái.",
    plan: "Thông báo tạm dừng",
    planned: "Đã thông báo trên mọi trang của Cổng.",
    cancel: "Hủy lịch này",
    cancelled: "Đã hủy lịch tạm dừng.",
  },
} as const;
