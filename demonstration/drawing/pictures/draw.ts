import type { Drawing } from "./picture.ts";
import { renderDrawing } from "./picture.ts";
import { scenes as village } from "./scenes/ban-lang.ts";
import { scenes as coast } from "./scenes/bien-dao.ts";
import { scenes as border } from "./scenes/bien-gioi.ts";
import { portraits } from "./scenes/chan-dung.ts";
import { scenes as fire } from "./scenes/chay-no.ts";
import { scenes as market } from "./scenes/cho.ts";
import { scenes as telephone } from "./scenes/dien-thoai.ts";
import { scenes as graphic } from "./scenes/do-hoa.ts";
import { scenes as traffic } from "./scenes/giao-thong.ts";
import { scenes as meeting } from "./scenes/hop-dan.ts";
import { scenes as training } from "./scenes/huan-luyen.ts";
import { scenes as festival } from "./scenes/le-hoi.ts";
import { scenes as flood } from "./scenes/lu-lut.ts";
import { scenes as documents } from "./scenes/tai-lieu.ts";
import { scenes as evidence } from "./scenes/tang-vat.ts";
import { scenes as school } from "./scenes/truong-hoc.ts";
import { scenes as patrol } from "./scenes/tuan-tra.ts";
import { scenes as office } from "./scenes/van-phong.ts";
import { scenes as departure } from "./scenes/xuat-canh.ts";

/** Every drawn scene of the demonstration, by the subject that the sample items name and by what it shows. */
const families: Readonly<Record<string, Readonly<Record<string, () => Drawing>>>> = {
  "ban-lang": village,
  "bien-dao": coast,
  "bien-gioi": border,
  "chan-dung": portraits,
  "chay-no": fire,
  cho: market,
  "dien-thoai": telephone,
  "do-hoa": graphic,
  "giao-thong": traffic,
  "hop-dan": meeting,
  "huan-luyen": training,
  "le-hoi": festival,
  "lu-lut": flood,
  "tai-lieu": documents,
  "tang-vat": evidence,
  "truong-hoc": school,
  "tuan-tra": patrol,
  "van-phong": office,
  "xuat-canh": departure,
};

/** The names of all scenes, each as "subject/scene". */
export const sceneNames: readonly string[] = Object.entries(families).flatMap(([subject, scenes]) =>
  Object.keys(scenes).map((scene) => `${subject}/${scene}`),
);

/** The picture "subject/scene" as a JPEG. Throws when nobody can draw it. */
export function drawPicture(name: string): Promise<Buffer> {
  const [subject = "", scene = ""] = name.split("/");
  const draw = families[subject]?.[scene];
  if (draw === undefined) throw new Error(`nobody can draw «${name}»`);
  return renderDrawing(draw());
}
