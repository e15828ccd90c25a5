/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { PageDetails } from "../../body/kinds/page.ts";
import type { PublicUnit } from "../../server/public-store/queries.ts";
import { vietnameseNumber } from "../format.ts";
import type { Language } from "../words.ts";
import { Icon } from "./icons.tsx";

/** What a static page shows besides its text, filled from the directory. */
export function PageBlock({
  block,
  units,
  language,
}: {
  block: PageDetails["block"];
  units: readonly PublicUnit[];
  language: Language;
}): JSX.Element | null {
  switch (block) {
    case "structure":
      return <StructureChart units={units} language={language} />;
    case "leaders":
      return <Leaders units={units} />;
    case "contact":
    case "spokesperson":
      return (
        <p class="act">
          <a class="button button-danger" href="tel:113">
            <Icon name="phone" />
            {language === "en" ? "Call 113" : "Gọi 113"}
          </a>
          <a class="button button-quiet" href="/don-vi">
            <Icon name="pin" />
            {language === "en" ? "Find the police of a commune or ward" : "Tìm Công an xã, phường"}
          </a>
        </p>
      );
    default:
      return null;
  }
}

/** Who leads the force and its departments; who leads a commune's police stands on the page of that unit. */
function Leaders({ units }: { units: readonly PublicUnit[] }): JSX.Element | null {
  const led = units.filter(({ level, leader }) => level !== "commune" && leader !== "");
  if (led.length === 0) return null;
  return (
    <ul class="leaders">
      {led.map((unit) => (
        <li>
          <b>{unit.leader}</b>
          <span>{unit.leaderTitle}</span>
          <a href={`/don-vi/${unit.slug}`}>{unit.name}</a>
        </li>
      ))}
    </ul>
  );
}

/** The force as a chart: the province, its departments, its communes. A nested list, so that it reads aloud in order. */
function StructureChart({
  units,
  language,
}: {
  units: readonly PublicUnit[];
  language: Language;
}): JSX.Element {
  const english = language === "en";
  const province = units.filter(({ level }) => level === "province");
  const departments = units.filter(({ level }) => level === "department");
  const communes = units.filter(({ level }) => level === "commune");
  return (
    <div class="chart">
      <ul class="chart-top">
        {province.map((unit) => (
          <li>
            <a href={`/don-vi/${unit.slug}`} lang="vi">
              {unit.name}
            </a>
            <ul class="chart-branches">
              <li>
                <h2>
                  {english
                    ? `${departments.length} professional departments`
                    : `${vietnameseNumber(departments.length)} phòng nghiệp vụ`}
                </h2>
                <ul class="chart-leaves">
                  {departments.map((department) => (
                    <li>
                      <a href={`/don-vi/${department.slug}`} lang="vi">
                        {department.name}
                      </a>
                    </li>
                  ))}
                </ul>
              </li>
              <li>
                <h2>
                  {english
                    ? `Police of ${communes.length} communes and wards`
                    : `${vietnameseNumber(communes.length)} Công an xã, phường`}
                </h2>
                {english ? (
                  <p>
                    On duty day and night. <a href="/don-vi">Find the police where you are</a>.
                  </p>
                ) : (
                  <p>
                    Mỗi xã, phường có Công an chính quy, trực 24/24 giờ.{" "}
                    <a href="/don-vi">Tìm Công an nơi bạn ở</a>.
                  </p>
                )}
              </li>
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}
