/** @jsxImportSource preact */
import type { ComponentChildren, JSX } from "preact";
import { addressIn } from "../addresses/counterparts.ts";
import type { Page } from "../http/answer.ts";
import { renderDocument } from "../parts/document.tsx";
import { EmergencyCalls } from "../parts/emergency-calls.tsx";
import { EnglishBanner } from "../parts/english-warnings.tsx";
import { SearchBox } from "../parts/masthead.tsx";
import type { Site } from "../site.ts";
import {
  readEnglishWarnings,
  readSurroundings,
  type Surroundings,
  surroundingKeys,
} from "../surroundings.ts";
import { type Language, wordsIn } from "../words.ts";

const html = "text/html; charset=utf-8";

const vietnamese = {
  absent: "Không tìm thấy trang này",
  absentWhy: "Địa chỉ có thể đã gõ sai hoặc trang không còn. Hãy thử tìm, hoặc xem",
  absentMap: "sơ đồ cổng",
  withdrawn: "Tin, bài này đã được rút",
  withdrawnWhy:
    "Đơn vị đăng tin đã rút nội dung này. Xin đừng chia sẻ lại ảnh chụp hoặc bản sao còn lưu ở nơi khác.",
  silent: "Trang tạm thời gián đoạn",
  silentWhy: "Hệ thống đang được khôi phục, bạn hãy thử lại sau ít phút.",
  tooMany: "Bạn mở quá nhiều trang cùng lúc",
  tooManyWhy: "Hãy đợi khoảng mười giây rồi tải lại trang.",
  goHome: "Về trang chủ",
} as const;

const english: { readonly [K in keyof typeof vietnamese]: string } = {
  absent: "Page not found",
  absentWhy: "The address may be mistyped, or the page is no longer here. Try the search, or see the",
  absentMap: "sitemap",
  withdrawn: "This page has been withdrawn",
  withdrawnWhy:
    "The unit that published it has withdrawn it. Please do not share screenshots or copies kept elsewhere.",
  silent: "The portal is temporarily unavailable",
  silentWhy: "We are restoring it. Please try again in a few minutes.",
  tooMany: "You are opening too many pages at once",
  tooManyWhy: "Please wait about ten seconds, then reload the page.",
  goHome: "Back to the home page",
};

const sentences: Readonly<Record<Language, { readonly [K in keyof typeof vietnamese]: string }>> = {
  vi: vietnamese,
  en: english,
};

/** A page that has one thing to say. */
function message(
  {
    title,
    surroundings,
    language,
    over,
  }: { title: string; surroundings: Surroundings; language: Language; over?: ComponentChildren },
  text: ComponentChildren,
): string {
  return renderDocument(
    { title, description: title, surroundings, language },
    <>
      {over}
      <div class="width message">
        <div class="message-star" />
        <h1>{title}</h1>
        {text}
        <p>
          <a class="button" href={addressIn(language, "/")}>
            {sentences[language].goHome}
          </a>
        </p>
      </div>
    </>,
  );
}

function InNeed({ language }: { language: Language }): JSX.Element {
  return (
    <>
      {wordsIn(language).inNeed} <EmergencyCalls language={language} />.
    </>
  );
}

/** The page for an address that leads nowhere. */
export async function notFoundPage(site: Site, language: Language): Promise<Page> {
  const { absent, absentWhy, absentMap } = sentences[language];
  const [surroundings, warnings] = await Promise.all([
    readSurroundings(site),
    readEnglishWarnings(site, language),
  ]);
  return {
    status: 404,
    path: undefined,
    contentType: html,
    body: message(
      { title: absent, surroundings, language, over: <EnglishBanner warnings={warnings} /> },
      <>
        <p>
          {absentWhy} <a href="/so-do-cong">{absentMap}</a>. <InNeed language={language} />
        </p>
        <SearchBox language={language} id="tim-lai" />
      </>,
    ),
    keys: surroundingKeys(language),
    stored: true,
  };
}

/** The page in place of an item that was withdrawn; it repeats nothing of it. */
export function withdrawnPage({
  surroundings,
  id,
  language = "vi",
}: {
  surroundings: Surroundings;
  id: string;
  language?: Language;
}): Page {
  const { withdrawn, withdrawnWhy } = sentences[language];
  return {
    status: 410,
    path: undefined,
    contentType: html,
    body: message({ title: withdrawn, surroundings, language }, <p>{withdrawnWhy}</p>),
    keys: [`article:${id}`, "layout"],
    stored: true,
  };
}

/** The page in place of a notice that was closed by law (WN-02); it says nothing of whom it was about. */
export function closedPage({ surroundings, id }: { surroundings: Surroundings; id: string }): Page {
  return {
    status: 410,
    path: undefined,
    contentType: html,
    body: message(
      { title: "Thông báo này đã kết thúc", surroundings, language: "vi" },
      <p>
        Thông báo không còn hiệu lực; ảnh và thông tin cá nhân đã được gỡ theo quy định. Xin đừng chia sẻ lại
        ảnh chụp hoặc bản sao còn lưu ở nơi khác.
      </p>,
    ),
    keys: [`article:${id}`, "layout"],
    stored: true,
  };
}

/** The page for the time when the public store cannot be read and no earlier page is at hand. */
export function goneForNow(surroundings: Surroundings, language: Language): Page {
  const { silent, silentWhy } = sentences[language];
  return {
    status: 503,
    path: undefined,
    contentType: html,
    body: message(
      { title: silent, surroundings, language },
      <p>
        {silentWhy} <InNeed language={language} />
      </p>,
    ),
    keys: [],
    stored: false,
  };
}

/** The page for a source that has had too many pages made for itself. */
export function tooManyPage(surroundings: Surroundings, language: Language): Page {
  const { tooMany, tooManyWhy } = sentences[language];
  return {
    status: 429,
    path: undefined,
    contentType: html,
    body: message(
      { title: tooMany, surroundings, language },
      <p>
        {tooManyWhy} <InNeed language={language} />
      </p>,
    ),
    keys: [],
    stored: false,
  };
}

/** For programs: what the public API says of an address that leads nowhere (RFC 9457). */
export const notFoundProblem: Page = {
  status: 404,
  path: undefined,
  contentType: "application/problem+json; charset=utf-8",
  body: JSON.stringify({
    type: "urn:trongdong:problem:not-found",
    title: "Không tìm thấy",
    status: 404,
    detail: "Địa chỉ này không có. Các địa chỉ có ở /api/v1/public/openapi.json.",
    code: "not-found",
  }),
  keys: [],
  stored: true,
};

/** The answer to anything but reading. */
export const wrongMethod: Page = {
  status: 405,
  path: undefined,
  contentType: "text/plain; charset=utf-8",
  body: "Trang này chỉ để đọc.\n",
  keys: [],
  stored: false,
};
