/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { MissingDetails } from "../../body/kinds/missing.ts";
import { writtenDay } from "../format.ts";
import { NoticeBox } from "../parts/blocks.tsx";
import { missingTypes } from "../parts/people.tsx";
import { PersonHead, sexes } from "../parts/person-head.tsx";
import type { HeadContext, KindView } from "./view.ts";

/** A number as a link, when it can be dialled. */
function Call({ phone }: { phone: string }): JSX.Element {
  const digits = phone.replaceAll(/[^\d+]/g, "");
  return digits.length < 3 ? <span>{phone}</span> : <a href={`tel:${digits}`}>{phone}</a>;
}

/** Who is sought, where last seen, whom to call. */
function MissingHead({
  details,
  picture,
}: { details: MissingDetails } & Pick<HeadContext, "picture">): JSX.Element {
  return (
    <PersonHead
      picture={picture}
      alt={details.fullName === "" ? "Ảnh trong thông báo" : `Ảnh ${details.fullName}`}
      danger={
        <NoticeBox icon="phone">
          <p>
            <b>{missingTypes[details.type]}.</b> Biết tin về người này, hãy gọi{" "}
            {details.contactPhone === "" ? (
              <a href="tel:113">113</a>
            ) : (
              <>
                <Call phone={details.contactPhone} />
                {details.contactName === "" ? "" : ` (${details.contactName})`}
              </>
            )}
            .
          </p>
        </NoticeBox>
      }
      number={details.decisionNumber}
      phone={details.contactPhone}
      facts={[
        ["Họ và tên", details.fullName],
        ["Tên gọi khác", details.otherNames],
        ["Ngày, năm sinh", writtenDay(details.birthDate)],
        ["Giới tính", sexes[details.sex] ?? ""],
        ["Nơi cư trú", details.residence],
        ["Đặc điểm nhận dạng", details.features],
        ["Quần áo, vật mang theo", details.clothing],
        ["Nhìn thấy lần cuối", writtenDay(details.lastSeenOn)],
        ["Tại", details.lastSeenPlace],
        [
          "Quyết định",
          details.decisionNumber === ""
            ? ""
            : `Số ${details.decisionNumber}, ngày ${writtenDay(details.decisionDate)}`,
        ],
      ]}
    />
  );
}

/** A notice that seeks a person, on the portal. */
export const missingView: KindView<MissingDetails> = { Head: MissingHead };
