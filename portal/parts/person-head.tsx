/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from "preact";
import type { MissingDetails } from "../../body/details/missing.ts";
import type { WantedDetails } from "../../body/details/wanted.ts";
import type { PagePicture } from "../../server/public-store/queries.ts";
import { writtenDay } from "../format.ts";
import { Facts, NoticeBox } from "./blocks.tsx";
import { Icon } from "./icons.tsx";
import { DangerNotice, missingTypes, Portrait, wantedLevels } from "./people.tsx";

const sexes: Readonly<Record<string, string>> = { male: "Nam", female: "Nữ" };

/** A number as a link, when it can be dialled. */
function Call({ phone }: { phone: string }): JSX.Element {
  const digits = phone.replaceAll(/[^\d+]/g, "");
  return digits.length < 3 ? <span>{phone}</span> : <a href={`tel:${digits}`}>{phone}</a>;
}

/** What a wanted decision states (WN-01, WN-03), the danger first, and the way to report with the notice's number. */
export function WantedHead({
  details,
  picture,
}: {
  details: WantedDetails;
  picture: PagePicture | null;
}): JSX.Element {
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

/** Who is sought, where last seen, whom to call. */
export function MissingHead({
  details,
  picture,
}: {
  details: MissingDetails;
  picture: PagePicture | null;
}): JSX.Element {
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

function PersonHead({
  picture,
  alt,
  danger,
  number,
  phone,
  facts,
}: {
  picture: PagePicture | null;
  alt: string;
  danger: ComponentChildren;
  number: string;
  phone: string;
  facts: readonly (readonly [string, string])[];
}): JSX.Element {
  const digits = phone.replaceAll(/[^\d+]/g, "");
  return (
    <>
      <div class="wanted-head">
        <div class="portrait">
          <Portrait picture={picture} sizes="(min-width: 48rem) 17rem, 16rem" alt={alt} eager />
        </div>
        <div>
          {danger}
          <p class="act">
            <a
              class="button button-danger"
              href={number === "" ? "/to-giac" : `/to-giac?thong-bao=${encodeURIComponent(number)}`}
            >
              <Icon name="megaphone" />
              Báo tin về người này
            </a>
            <a class="button button-quiet" href={`tel:${digits.length < 3 ? "113" : digits}`}>
              <Icon name="phone" />
              Gọi {digits.length < 3 ? "113" : phone}
            </a>
          </p>
        </div>
      </div>
      <Facts facts={facts} />
    </>
  );
}
