import type { ChannelCopy } from "../../server/platforms/connector.ts";

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
}): ChannelCopy {
  return {
    deliveryId: "delivery",
    channel: { id: `kenh-${externalId}`, externalId, name: "Kênh thử" },
    articleUrl,
    facebook: { message: `${words}\n\nXem chi tiết: ${articleUrl}` },
    zalo: {
      title: "Cảnh báo giả danh công an",
      author: "Công an tỉnh",
      description: "Không chuyển tiền cho người lạ.",
      body: [
        { type: "text", content: `<p>${words.replaceAll("&", "&amp;").replaceAll("\n", "<br>")}</p>` },
        { type: "text", content: `<p>Xem trên Cổng thông tin: ${articleUrl}</p>` },
      ],
    },
    pictures,
  };
}
