/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { PublicUnit } from "../../server/public-store/queries.ts";
import { Block, Facts } from "./blocks.tsx";
import { Icon } from "./icons.tsx";
import { UnitMap } from "./unit-map.tsx";

/** A number as one dials it. */
export function dialled(phone: string): string {
  return phone.replaceAll(/[^\d+]/g, "");
}

/** The one number to call a unit by day and night; the country's number where the unit gave none. */
function callOf(unit: PublicUnit): { readonly phone: string; readonly label: string } {
  if (unit.dutyPhone !== "") return { phone: unit.dutyPhone, label: "Trực ban" };
  if (unit.phone !== "") return { phone: unit.phone, label: "Điện thoại" };
  return { phone: "113", label: "Gọi" };
}

/** A unit's name with the number to call beside it. */
export function UnitHead({ unit }: { unit: PublicUnit }): JSX.Element {
  const call = callOf(unit);
  return (
    <div class="unit-head">
      <div>
        <h1>{unit.name}</h1>
        {unit.address !== "" && (
          <p class="unit-address">
            <Icon name="pin" />
            {unit.address}
          </p>
        )}
      </div>
      <p class="unit-call">
        <a class="button button-danger" href={`tel:${dialled(call.phone)}`}>
          <Icon name="phone" />
          {call.label} {call.phone}
        </a>
      </p>
    </div>
  );
}

/** Who leads a unit, when it receives citizens, where it is. */
export function UnitProfile({ unit }: { unit: PublicUnit }): JSX.Element | null {
  const { latitude, longitude } = unit;
  const texts = [unit.leader, unit.dutyPhone, unit.phone, unit.email, unit.reception, unit.address];
  if (latitude === null && texts.every((text) => text === "")) return null;
  return (
    <Block id="lien-he-don-vi" title="Liên hệ, tiếp công dân">
      <Facts
        facts={[
          [unit.leaderTitle === "" ? "Chỉ huy" : unit.leaderTitle, unit.leader],
          ["Trực ban 24/24", unit.dutyPhone === "" ? "" : <Phone phone={unit.dutyPhone} />],
          ["Điện thoại", unit.phone === "" ? "" : <Phone phone={unit.phone} />],
          ["Thư điện tử", unit.email === "" ? "" : <a href={`mailto:${unit.email}`}>{unit.email}</a>],
          ["Tiếp công dân", unit.reception],
          ["Địa chỉ", unit.address],
        ]}
      />
      {latitude !== null && longitude !== null && (
        <figure class="map-figure">
          <UnitMap name={unit.name} at={[longitude, latitude]} />
          <figcaption>
            Sơ đồ vị trí, không theo tỷ lệ.{" "}
            <a href={`geo:${latitude},${longitude}`}>Mở bằng ứng dụng bản đồ trên máy</a>
          </figcaption>
        </figure>
      )}
    </Block>
  );
}

function Phone({ phone }: { phone: string }): JSX.Element {
  return <a href={`tel:${dialled(phone)}`}>{phone}</a>;
}
