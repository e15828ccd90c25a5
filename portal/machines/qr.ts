import QRCode from "qrcode";
import type { Page } from "../http/answer.ts";
import type { Site } from "../site.ts";
import { plain } from "./plain.ts";

/** The QR code of one of our own addresses, as a drawing. */
export async function qrPage(
  site: Site,
  { path, leadsTo }: { path: string; leadsTo: string },
): Promise<Page> {
  const drawing = await QRCode.toString(`${site.publicUrl}${leadsTo}`, {
    type: "svg",
    errorCorrectionLevel: "M",
    margin: 2,
  });
  return plain(path, "image/svg+xml", drawing, []);
}
