import type { ChannelCopy } from "../../server/platforms/connector.ts";
import type { FacebookPart } from "../../server/platforms/facebook/part.ts";
import type { ZaloPart } from "../../server/platforms/zalo/part.ts";

/** A copy that either connector takes. */
export type TestCopy = ChannelCopy<FacebookPart & ZaloPart>;

/** A copy for one channel, as delivery hands it to a connector. */
export function testCopy({
  externalId,
  articleUrl = "https://congan.example.vn/tin/canh-bao-gia-danh-01abc",
  words = "Cảnh báo giả danh công an\n\nKhông chuyển tiền cho người lạ; gọi 113.",
  pictures = [],
}: {
  externalId: string;
  articleUrl?: string;
  words?: string;
  pictures?: ChannelCopy["pictures"];
}): TestCopy {
  return {
    deliveryId: "delivery",
    channel: { id: `kenh-${externalId}`, externalId, name: "Kênh thử" },
    articleUrl,
    part: {
      message: `${words}\n\nXem chi tiết: ${articleUrl}`,
      title: "Cảnh báo giả danh công an",
      author: "Công an tỉnh",
      description: "Không chuyển tiền cho người lạ.",
      body: [
        { type: "text", content: `<p>${words.replaceAll("&", "&amp;").replaceAll("\n", "<br>")}</p>` },
        { type: "text", content: `<p>Xem trên Cổng thông tin: ${articleUrl}</p>` },
      ],
    },
    pictures,
    videos: [],
  };
}
