/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { ProcedureDetails } from "../../body/details/procedure.ts";
import { Facts } from "./blocks.tsx";
import { Icon } from "./icons.tsx";

/** How far a procedure can be done online. */
export const onlineServices: Readonly<Record<ProcedureDetails["online"], string>> = {
  full: "Dịch vụ công trực tuyến toàn trình",
  part: "Dịch vụ công trực tuyến một phần",
  none: "Làm trực tiếp tại nơi tiếp nhận",
};

/** Who receives a procedure. */
export const procedureLevels: Readonly<Record<ProcedureDetails["level"], string>> = {
  province: "Cấp tỉnh",
  commune: "Cấp xã",
};

/** A procedure's code and the way to it on the national portal; never a copy of it (NET-01). */
export function ProcedureHead({ details }: { details: ProcedureDetails }): JSX.Element {
  return (
    <>
      <Facts
        facts={[
          ["Mã thủ tục", details.code],
          ["Lĩnh vực", details.field],
          ["Cấp thực hiện", procedureLevels[details.level]],
          ["Cơ quan thực hiện", details.agency],
          ["Thời hạn giải quyết", details.duration],
          ["Phí, lệ phí", details.fee],
          ["Cách thực hiện", onlineServices[details.online]],
        ]}
      />
      {details.nationalPortalUrl !== "" && (
        <p class="act">
          <a class="button" href={details.nationalPortalUrl} rel="noopener">
            <Icon name="link" />
            {details.online === "none" ? "Xem" : "Nộp hồ sơ"} trên Cổng Dịch vụ công quốc gia
          </a>
        </p>
      )}
    </>
  );
}
