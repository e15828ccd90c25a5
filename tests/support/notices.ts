import { emptyMissing, type MissingDetails } from "../../body/kinds/missing.ts";
import { emptyWanted, type WantedDetails } from "../../body/kinds/wanted.ts";

/** The words by which the person of `wantedPerson` could be known; none may be found after closing. */
export const tracesOfWanted = ["Giả Tưởng", "gia-tuong", "sẹo hình lưỡi liềm", "77/QĐTN", "Tưởng “còm”"];

/** The complete fields of a wanted notice; everything in it is invented. */
export function wantedPerson(changes: Partial<WantedDetails> = {}): WantedDetails {
  return {
    ...emptyWanted,
    fullName: "Lò Văn Giả Tưởng",
    otherNames: "Tưởng “còm”",
    birthDate: "1991-02-03",
    sex: "male",
    residence: "Phường Hạc Thành, tỉnh Thanh Hóa",
    features: "Cao khoảng 1m70, sẹo hình lưỡi liềm trên trán",
    crime: "Trộm cắp tài sản",
    level: "dangerous",
    decisionNumber: "77/QĐTN-VPCQCSĐT",
    decisionDate: "2026-11-02",
    decisionPlace: "Thanh Hóa",
    legalBasis: "Điều 36, Điều 231 Bộ luật Tố tụng hình sự",
    signerName: "Nguyễn Thị Mẫu",
    signerTitle: "Phó Thủ trưởng Cơ quan Cảnh sát điều tra",
    contactPhone: "113",
    ...changes,
  };
}

/** The complete fields of a notice about a missing person; everything in it is invented. */
export function missingPerson(changes: Partial<MissingDetails> = {}): MissingDetails {
  return {
    ...emptyMissing,
    fullName: "Hà Thị Thí Nghiệm",
    birthDate: "1950",
    sex: "female",
    features: "Tóc bạc, đi lại chậm",
    lastSeenPlace: "Chợ Vườn Hoa, phường Hạc Thành",
    contactPhone: "113",
    ...changes,
  };
}
