/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { WantedDetails } from "../../body/kinds/wanted.ts";
import { writtenDay } from "../format.ts";
import { Facts, NoticeBox } from "../parts/blocks.tsx";
import { DangerNotice, wantedLevels } from "../parts/people.tsx";
import { PersonHead, sexes } from "../parts/person-head.tsx";
import type { HeadContext, KindView } from "./view.ts";

/** What a wanted decision states (WN-01, WN-03), the danger first, and the way to report with the notice's number. */
function WantedHead({
  details,
  picture,
}: { details: WantedDetails } & Pick<HeadContext, "picture">): JSX.Element {
  if (details.notice === "withdrawn")
    return (
      <>
        <NoticeBox tone="calm" icon="tick">
          <p>
            <b>Quyết định truy nã đã hết hiệu lực.</b> Đề nghị không chia sẻ lại thông báo, hình ảnh truy nã
            trước đây.
          </p>
        </NoticeBox>
        <Facts
          facts={[
            ["Quyết định đình nã", details.decisionNumber],
            ["Ngày quyết định", writtenDay(details.decisionDate)],
          ]}
        />
      </>
    );
  return (
    <PersonHead
      picture={picture}
      alt={`Ảnh ${details.fullName}`}
      danger={<DangerNotice severe={details.level !== "normal"} />}
      number={details.decisionNumber}
      phone={details.contactPhone}
      facts={[
        ["Họ và tên", details.fullName],
        ["Tên gọi khác", details.otherNames],
        ["Ngày, năm sinh", writtenDay(details.birthDate)],
        ["Giới tính", sexes[details.sex] ?? ""],
        ["Dân tộc", details.ethnicity],
        ["Quốc tịch", details.nationality],
        ["Quê quán", details.nativePlace],
        ["Nơi cư trú trước khi bỏ trốn", details.residence],
        ["Đặc điểm nhận dạng", details.features],
        ["Tội danh", details.crime],
        ["Mức độ", wantedLevels[details.level]],
        [
          "Quyết định truy nã",
          `Số ${details.decisionNumber}, ${details.decisionPlace === "" ? "" : `${details.decisionPlace}, `}ngày ${writtenDay(details.decisionDate)}`,
        ],
        ["Căn cứ", details.legalBasis],
        ["Người ký", [details.signerName, details.signerTitle].filter((text) => text !== "").join(", ")],
        // The button to call does not print; whoever stands before a notice board needs the number itself.
        ["Điện thoại báo tin", details.contactPhone],
      ]}
    />
  );
}

/** A wanted notice on the portal. */
export const wantedView: KindView<WantedDetails> = { Head: WantedHead };
