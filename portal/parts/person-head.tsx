/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from "preact";
import type { PagePicture } from "../../server/public-store/queries.ts";
import { Facts } from "./blocks.tsx";
import { Icon } from "./icons.tsx";
import { Portrait } from "./people.tsx";

/** The sex of a person in words. */
export const sexes: Readonly<Record<string, string>> = { male: "Nam", female: "Nữ" };

/** The face of a person who is sought beside the ways to report, with the notice's number; then the facts. */
export function PersonHead({
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
