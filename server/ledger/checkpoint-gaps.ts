import type { KeyObject } from "node:crypto";
import type { Database } from "../foundation/database/database.ts";
import { type Checkpoint, exportKey, importKey, isGenuine } from "./checkpoint.ts";
import { type CheckpointPlaces, hasCheckpointFile, lastCheckpoint, lastCopied } from "./checkpoint-file.ts";
import { lastPublished, readPublished } from "./published-checkpoints.ts";

/** What is wrong with the checkpoints themselves: for the inspector in Vietnamese, and the entry concerned. */
export interface CheckpointGap {
  readonly kind: "checkpoint" | "signature";
  readonly seq: number | null;
  readonly sentence: string;
}

/**
 * Whether checkpoints are missing that must have been there: the file is gone although its key has signed, or it ends
 * before what was published or copied to a second place. Until that is mended nothing may be signed: whoever can rewrite
 * the whole chain and take the file away would have the product sign his history.
 */
export async function missingCheckpoints(
  db: Database,
  { places, publicKey }: { places: CheckpointPlaces; publicKey: KeyObject | undefined },
): Promise<CheckpointGap | undefined> {
  const [kept, copied, published, file] = await Promise.all([
    lastCheckpoint(places),
    lastCopied(places),
    lastPublished(db, { publicKey }),
    hasCheckpointFile(places),
  ]);
  if (kept !== undefined && publicKey !== undefined && !isGenuine({ checkpoint: kept, publicKey })) {
    const sentence = `Mốc cuối trong tệp mốc sổ cái (mục ${kept.seq}) không phải do khóa này ký: tệp đã bị sửa. Không ký thêm mốc nào cho đến khi có lại tệp đúng.`;
    return { kind: "signature", seq: kept.seq, sentence };
  }
  const known = [copied, published].reduce<Checkpoint | undefined>(
    (newest, one) => ((one?.seq ?? 0) > (newest?.seq ?? 0) ? one : newest),
    undefined,
  );
  if (known !== undefined && known.seq > (kept?.seq ?? 0)) {
    const has = kept === undefined ? "không còn mốc nào" : `chỉ còn đến mốc ở mục ${kept.seq}`;
    const sentence = `Tệp mốc sổ cái bị mất hoặc bị cắt: mốc ở mục ${known.seq} đã ký lúc ${known.at} và đã công bố, mà tệp ${has}. Không ký thêm mốc nào cho đến khi có lại tệp.`;
    return { kind: "checkpoint", seq: known.seq, sentence };
  }
  if (file || publicKey === undefined) return undefined;
  const sentence =
    "Không có tệp mốc sổ cái dù khóa ký mốc đã có từ trước: tệp bị mất hoặc bị lấy đi. Không ký thêm mốc nào cho đến khi có lại tệp.";
  return { kind: "checkpoint", seq: null, sentence };
}

const mostNamed = 20;

/** Published checkpoints that the chain no longer agrees with, or that nobody here signed. */
export async function* wrongPublished(
  db: Database,
  { publicKey }: { publicKey: KeyObject | undefined },
): AsyncGenerator<CheckpointGap> {
  const own = publicKey === undefined ? undefined : exportKey(publicKey);
  let named = 0;
  for await (const { checkpoint, publicKey: key, hashNow } of readPublished(db)) {
    if (named === mostNamed) return;
    const { seq, hash, at } = checkpoint;
    const genuine = (own ?? key) === key && isGenuine({ checkpoint, publicKey: publicKey ?? importKey(key) });
    if (genuine && hash === hashNow) continue;
    named += 1;
    yield genuine
      ? {
          kind: "checkpoint",
          seq,
          sentence: `Sổ cái đã bị viết lại: mục số ${seq} không còn khớp với mốc đã công bố lúc ${at}.`,
        }
      : {
          kind: "signature",
          seq,
          sentence: `Mốc đã công bố ở mục ${seq} không phải do khóa của hệ thống này ký: có người ghi thêm vào danh sách mốc.`,
        };
  }
}
