/** @jsxImportSource preact */
import type { JSX } from "preact";
import type { MissingDetails } from "../../body/kinds/missing.ts";
import type { WantedDetails } from "../../body/kinds/wanted.ts";
import type { ArticleLine, PagePicture } from "../../server/public-store/queries.ts";
import type { Notice } from "../../server/public-store/queries-notices.ts";
import { writtenDay } from "../format.ts";
import { articlePath } from "../site.ts";
import { Picture, Time } from "./articles.tsx";
import { Icon } from "./icons.tsx";

/** How dangerous, as the decision says it (WN-04). */
export const wantedLevels: Readonly<Record<WantedDetails["level"], string>> = {
  normal: "Truy nã",
  dangerous: "Truy nã nguy hiểm",
  "specially-dangerous": "Truy nã đặc biệt nguy hiểm",
};

/** Whom a notice looks for (WN-06). */
export const missingTypes: Readonly<Record<MissingDetails["type"], string>> = {
  missing: "Tìm người mất tích",
  traced: "Truy tìm",
  unidentified: "Tìm tung tích",
};

/** A face, or the sign for one where no picture was given. */
export function Portrait({
  picture,
  sizes,
  alt,
  eager = false,
}: {
  picture: PagePicture | null;
  sizes: string;
  alt?: string;
  eager?: boolean;
}): JSX.Element {
  if (picture === null)
    return (
      <div class="no-face">
        <Icon name="person" />
      </div>
    );
  return (
    <Picture
      picture={picture}
      sizes={sizes}
      widest={640}
      eager={eager}
      {...(alt === undefined ? {} : { alt })}
    />
  );
}

function PersonCard({
  article,
  level,
  label,
  severe,
  name,
  lines,
}: {
  article: ArticleLine;
  level: 2 | 3;
  label: string;
  severe: boolean;
  name: string;
  lines: readonly string[];
}): JSX.Element {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <article class="person">
      <div class="person-picture">
        <Portrait
          picture={article.cover}
          sizes="(min-width: 62rem) 14rem, (min-width: 48rem) 30vw, 45vw"
          alt=""
        />
      </div>
      <div class="person-text">
        <span class={severe ? "label label-severe" : "label"}>{label}</span>
        <Heading>
          <a href={articlePath(article)}>{name}</a>
        </Heading>
        {lines
          .filter((line) => line !== "")
          .map((line) => (
            <p>{line}</p>
          ))}
        <p>
          Đăng <Time at={article.publishedAt} />
        </p>
      </div>
    </article>
  );
}

/** A wanted person in a list. */
export function WantedCard({
  notice,
  level = 3,
}: {
  notice: Notice<WantedDetails>;
  level?: 2 | 3;
}): JSX.Element {
  const { article, details } = notice;
  return (
    <PersonCard
      article={article}
      level={level}
      label={wantedLevels[details.level]}
      severe={details.level !== "normal"}
      name={details.fullName}
      lines={[
        details.birthDate === "" ? "" : `Sinh ${writtenDay(details.birthDate)}`,
        details.crime === "" ? "" : `Tội danh: ${details.crime}`,
      ]}
    />
  );
}

/** Somebody sought in a list. */
export function MissingCard({
  notice,
  level = 3,
}: {
  notice: Notice<MissingDetails>;
  level?: 2 | 3;
}): JSX.Element {
  const { article, details } = notice;
  return (
    <PersonCard
      article={article}
      level={level}
      label={missingTypes[details.type]}
      severe={false}
      name={details.fullName === "" ? article.title : details.fullName}
      lines={[
        details.birthDate === "" ? "" : `Sinh ${writtenDay(details.birthDate)}`,
        details.lastSeenPlace === "" ? "" : `Nơi thấy lần cuối: ${details.lastSeenPlace}`,
      ]}
    />
  );
}

/** What a reader must know before all else (WN-04): nobody is to risk anything. */
export function DangerNotice({ severe = false }: { severe?: boolean }): JSX.Element {
  return (
    <div class="notice notice-danger">
      <Icon name="alert" />
      <div>
        <p>
          <b>
            {severe
              ? "Đối tượng nguy hiểm: tuyệt đối không tự bắt giữ, không đến gần."
              : "Không tự bắt giữ khi không chắc chắn."}
          </b>{" "}
          Thấy người giống mô tả, hãy ghi nhớ vị trí, hướng đi, phương tiện và gọi ngay{" "}
          <a href="tel:113">113</a> hoặc Công an nơi gần nhất.
        </p>
      </div>
    </div>
  );
}
