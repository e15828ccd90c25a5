/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { WarningDetails } from "../../body/kinds/warning.ts";
import { areaInWords, warningSeverities, warningTopics } from "../../body/kinds/warning-words.ts";
import { dateAndTime } from "../format.ts";
import { Icon } from "../parts/icons.tsx";
import type { HeadContext, KindView } from "./view.ts";

/** The trick, its signs, what to do, where to report, where and until when (WN-07). */
function WarningHead({
  details,
  units,
}: { details: WarningDetails } & Pick<HeadContext, "units">): JSX.Element {
  const grave = details.severity === "Extreme" || details.severity === "Severe";
  return (
    <div class="panels">
      <ul class="chips" aria-label="Về cảnh báo này">
        <li>
          {details.severity !== "Unknown" && (
            <span class={grave ? "label label-severe" : "label"}>{warningSeverities[details.severity]}</span>
          )}{" "}
          <span class="label label-calm">{warningTopics[details.topic]}</span>{" "}
          <span class="label label-calm">{areaInWords({ codes: details.areaUnitCodes, units })}</span>{" "}
          {details.expiresAt !== "" && (
            <span class="label label-calm">Hiệu lực đến {dateAndTime(new Date(details.expiresAt))}</span>
          )}
        </li>
      </ul>
      {details.trick !== "" && (
        <section class="panel panel-danger">
          <h2>Chuyện gì đang xảy ra</h2>
          <p>{details.trick}</p>
        </section>
      )}
      {details.signs.length + details.actions.length > 0 && (
        <div class="panels panels-two">
          <Checks title="Dấu hiệu nhận biết" texts={details.signs} icon="alert" tone="checks-signs" />
          <Checks title="Bạn cần làm gì" texts={details.actions} icon="tick" tone="" />
        </div>
      )}
      <section class="panel">
        <h2>Báo tin ở đâu</h2>
        {details.reportTo !== "" && <p>{details.reportTo}</p>}
        <p class="act">
          <a class="button button-danger" href="tel:113">
            <Icon name="phone" />
            Gọi 113
          </a>
          <a class="button button-quiet" href="/to-giac">
            <Icon name="megaphone" />
            Gửi tin tố giác
          </a>
        </p>
      </section>
    </div>
  );
}

function Checks({
  title,
  texts,
  icon,
  tone,
}: {
  title: string;
  texts: readonly string[];
  icon: "alert" | "tick";
  tone: string;
}): JSX.Element | null {
  if (texts.length === 0) return null;
  return (
    <section class={tone === "" ? "panel" : "panel panel-danger"}>
      <h2>{title}</h2>
      <ul class={`checks ${tone}`}>
        {texts.map((text) => (
          <li>
            <Icon name={icon} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A warning on the portal. */
export const warningView: KindView<WarningDetails> = { Head: WarningHead };
