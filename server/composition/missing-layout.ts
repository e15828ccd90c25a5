import type { Database } from "../foundation/database/database.ts";
import { readLayout } from "../public-store/queries-layout.ts";

/**
 * What to tell an administrator whose portal does not name its managing unit, the person responsible, address, phone and
 * e-mail yet (LAY-02: Circular 32/2017/TT-BTTTT, Article 16); undefined when it does. A released layout always has them.
 */
export async function missingLayout(db: Database): Promise<string | undefined> {
  if ((await readLayout(db)) !== undefined) return undefined;
  return "Chân trang của Cổng chưa có người chịu trách nhiệm, địa chỉ, điện thoại, thư điện tử: vào Tòa soạn soạn «Bố cục Cổng», điền chân trang rồi phát hành.";
}
