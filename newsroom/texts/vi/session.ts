/** Texts of signing in, signing in again and stepping up. */
export const sessionTexts = {
  title: "Đăng nhập",
  intro: "Dành cho cán bộ làm công tác thông tin của Công an tỉnh.",
  username: "Tên đăng nhập",
  password: "Mật khẩu",
  usernameMissing: "Đồng chí nhập tên đăng nhập.",
  passwordMissing: "Đồng chí nhập mật khẩu.",
  totp: "Mã xác thực 6 số",
  totpHelp: "Mở ứng dụng xác thực trên điện thoại để lấy mã. Mỗi mã dùng một lần.",
  totpOptional:
    "Bắt buộc với người duyệt, phát hành, quản trị. Tài khoản chỉ viết tin có thể bỏ trống nếu chưa được cấp.",
  showPassword: "Hiện hoặc ẩn mật khẩu",
  submit: "Đăng nhập",
  againTitle: "Phiên làm việc đã hết",
  againIntro: "Đồng chí đăng nhập lại để tiếp tục. Nội dung đang viết vẫn còn nguyên.",
  stepUpTitle: "Xác nhận đúng đồng chí",
  stepUpIntro:
    "Việc này cần xác thực trong 5 phút gần nhất. Đồng chí nhập mã trên ứng dụng xác thực; việc sẽ được làm tiếp ngay.",
  stepUpSubmit: "Xác nhận và làm tiếp",
  motto: "Một tin đã duyệt, đúng một bản trên mỗi kênh, chứng minh được về sau.",
} as const;
