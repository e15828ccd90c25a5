import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Problem } from "../outcome.ts";
import { problemDocument } from "./problem-document.ts";

const tooSlow: Problem = {
  code: "request-timeout",
  status: 408,
  title: "Yêu cầu gửi quá chậm",
  detail: "Máy chủ không nhận được trọn yêu cầu trong thời gian chờ. Hãy gửi lại.",
};

const headTooLarge: Problem = {
  code: "head-too-large",
  status: 431,
  title: "Phần đầu yêu cầu quá lớn",
  detail: "Địa chỉ và các dòng đầu của yêu cầu vượt quá 16 kB. Hãy rút ngắn địa chỉ hoặc xóa bớt cookie.",
};

const notHttp: Problem = {
  code: "malformed-request",
  status: 400,
  title: "Yêu cầu sai chuẩn HTTP",
  detail:
    "Không đọc được yêu cầu. Chữ có dấu trong địa chỉ phải được mã hóa, ví dụ %E1%BB%AB thay cho «ừ» (RFC 3986).",
};

const byCode: Readonly<Record<string, Problem>> = {
  ERR_HTTP_REQUEST_TIMEOUT: tooSlow,
  HPE_HEADER_OVERFLOW: headTooLarge,
};

/** Answers what never became a request (RFC 9110, section 15.5) with a problem document, and closes the connection. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const problem = byCode[error.code ?? ""] ?? notHttp;
  const body = problemDocument(problem);
  socket.write(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      "Content-Type: application/problem+json; charset=utf-8",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "Cache-Control: no-store",
      "Connection: close",
      "",
      body,
    ].join("\r\n"),
  );
  // Who sent this may go on sending, and never read.
  socket.destroySoon();
}
