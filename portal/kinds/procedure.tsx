/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { ProcedureDetails } from "../../body/kinds/procedure.ts";
import { Facts } from "../parts/blocks.tsx";
import { Icon } from "../parts/icons.tsx";
import { siteName } from "../site.ts";
import type { KindView, StructuredData } from "./view.ts";

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
function ProcedureHead({ details }: { details: ProcedureDetails }): JSX.Element {
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

function serviceData({ details }: { details: ProcedureDetails }): StructuredData {
  return {
    "@type": "GovernmentService",
    identifier: details.code,
    serviceType: details.field,
    serviceOperator: { "@type": "GovernmentOrganization", name: details.agency || siteName },
    ...(details.nationalPortalUrl === ""
      ? {}
      : { availableChannel: { "@type": "ServiceChannel", serviceUrl: details.nationalPortalUrl } }),
  };
}

/** A procedure on the portal: a public service to search engines. */
export const procedureView: KindView<ProcedureDetails> = { Head: ProcedureHead, structuredData: serviceData };
