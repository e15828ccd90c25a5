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
  credentialReset:
    "Mật khẩu và mã xác thực của đồng chí đã được cấp lại lúc {{when}}, người thực hiện: {{by}}. Nếu không phải do đồng chí yêu cầu, hãy báo ngay thanh tra.",
  renew: {
    open: "Tôi được cấp lại mật khẩu, mã xác thực",
    intro:
      "Đồng chí cần hai mã: một mã do quản trị đề nghị giao, một mã do quản trị xác nhận giao. Hai mã dùng một lần, trong 72 giờ.",
    first: "Mã thứ nhất",
    second: "Mã thứ hai",
    password: "Mật khẩu mới",
    passwordHelp: "Ít nhất 12 ký tự.",
    submit: "Tạo mật khẩu mới",
    back: "Quay lại đăng nhập",
    scan: "Mật khẩu mới đã có. Đồng chí mở ứng dụng xác thực trên điện thoại và quét mã này; mã không hiện lại.",
    qr: "Mã QR của mã xác thực",
    orType: "Không quét được thì nhập tay khóa này vào ứng dụng:",
    toSignIn: "Đã quét xong, đăng nhập",
  },
  motto: "Một tin đã duyệt, đúng một bản trên mỗi kênh, chứng minh được về sau.",
} as const;
