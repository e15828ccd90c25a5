import { z } from "zod";

const sentence =
  "Thiếu hoặc sai số phiên bản mà đồng chí đang xem (expectedVersion). Hãy tải lại trang để lấy phiên bản mới nhất rồi gửi lại.";

/** The version of a thing that a write expects to find (law 8); counted from 1. */
export const expectedVersion = z.number(sentence).int(sentence).min(1, sentence);
