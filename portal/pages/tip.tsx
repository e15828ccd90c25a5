/** @jsxImportSource preact */
import type { JSX } from "preact";
import { tipPath } from "../addresses/address.ts";
import { addressIn, markedAs } from "../addresses/counterparts.ts";
import type { Page } from "../http/answer.ts";
import { NoticeBox } from "../parts/blocks.tsx";
import { renderDocument } from "../parts/document.tsx";
import { EnglishBanner } from "../parts/english-warnings.tsx";
import { Icon } from "../parts/icons.tsx";
import { Trail } from "../parts/navigation.tsx";
import type { Site } from "../site.ts";
import { readEnglishWarnings, readSurroundings, surroundingKeys } from "../surroundings.ts";
import { type Language, otherLanguage } from "../words.ts";

const vietnamese = {
  title: "Tố giác, tin báo về tội phạm",
  description: "Cách báo tin cho Công an: gọi 113, Công an xã, phường, hoặc qua VNeID.",
  noticeBefore: "Bạn báo tin về thông báo số",
  noticeAfter: "Hãy nói số này khi gọi hoặc đến trình báo.",
  lede: "Mọi tin báo đều được tiếp nhận, kể cả khi bạn không muốn cho biết mình là ai. Người báo tin được giữ bí mật và được bảo vệ theo quy định của pháp luật.",
  now: "Việc đang xảy ra",
  nowHow: "Gọi ngay, miễn phí, 24/24 giờ, từ mọi điện thoại.",
  callPolice: "Gọi 113",
  callFire: "Cháy, nổ: 114",
  near: "Công an nơi gần nhất",
  nearHow: "Công an xã, phường và trực ban hình sự tiếp nhận trực tiếp hoặc qua điện thoại, ngày và đêm.",
  findNear: "Tìm Công an xã, phường",
  app: "Ứng dụng VNeID",
  appBefore: "Đăng nhập mức độ 2, chọn «",
  appThen: "», rồi «",
  appAfter: "». Có thể gửi kèm ảnh, video.",
  say: "Nên nói những gì",
  sayWhat: [
    "Việc gì, ở đâu, khi nào, còn đang diễn ra không",
    "Người, phương tiện: đặc điểm, hướng đi",
    "Ai bị hại, thiệt hại gì",
    "Vì sao bạn biết, ai khác cũng biết",
  ],
  officerBefore:
    "Tố cáo hành vi vi phạm của cán bộ, chiến sĩ là việc khác: gửi đơn có ký tên hoặc trình bày trực tiếp tại",
  officerAt: "Thanh tra Công an tỉnh",
};

type TipWords = typeof vietnamese;

const english: TipWords = {
  title: "Report a crime",
  description: "How to reach the police in Thanh Hoa: 113, the police station nearest to you, or VNeID.",
  noticeBefore: "You are reporting about notice No.",
  noticeAfter: "Please give this number when you call or come in.",
  lede: "Anyone may report a crime, whatever their nationality. Every report is taken, even if you would rather not give your name. Those who report are kept confidential and protected by law.",
  now: "It is happening now",
  nowHow: "Call at once: free of charge, at any hour, from any telephone.",
  callPolice: "Call 113",
  callFire: "Fire, rescue: 114",
  near: "The police nearest to you",
  nearHow:
    "The police of every commune and ward and the criminal duty desk take reports in person or by telephone, day and night.",
  findNear: "Find the police of a commune or ward",
  app: "The VNeID app",
  appBefore: "With a level 2 account, sign in and choose “",
  appThen: "” (other services), then “",
  appAfter: "” (crime reports). You can attach photos and videos.",
  say: "What to say",
  sayWhat: [
    "Where it is, what happened, when, and whether it is still going on",
    "People and vehicles: what they look like, which way they went",
    "Who was harmed, and what was lost or damaged",
    "How you know, and who else knows",
  ],
  officerBefore:
    "A complaint about misconduct by a police officer is a separate matter: send it signed, or make it in person, to the",
  officerAt: "Provincial Police Inspectorate",
};

const texts: Readonly<Record<Language, TipWords>> = { vi: vietnamese, en: english };

/** How to report a crime: the ways that stand open day and night, with the number of the notice one came from. */
export async function tipPage(
  site: Site,
  { notice, language }: { notice: string; language: Language },
): Promise<Page> {
  const [surroundings, warnings] = await Promise.all([
    readSurroundings(site),
    readEnglishWarnings(site, language),
  ]);
  const { title, description } = texts[language];
  const place = addressIn(language, "/to-giac");
  return {
    status: 200,
    path: tipPath(notice, language),
    contentType: "text/html; charset=utf-8",
    body: renderDocument(
      {
        title,
        description,
        canonical: `${site.publicUrl}${place}`,
        surroundings,
        current: place,
        language,
        counterpart: tipPath(notice, otherLanguage(language)),
      },
      <>
        <EnglishBanner warnings={warnings} />
        <Ways notice={notice} language={language} />
      </>,
    ),
    keys: surroundingKeys(language),
    stored: notice === "",
  };
}

function Ways({ notice, language }: { notice: string; language: Language }): JSX.Element {
  const words = texts[language];
  const inVietnamese = markedAs("vi", language);
  const app = (
    <section class="panel">
      <h2>{words.app}</h2>
      <p>
        {words.appBefore}
        <span {...inVietnamese}>Dịch vụ khác</span>
        {words.appThen}
        <span {...inVietnamese}>Tố giác, tin báo về tội phạm</span>
        {words.appAfter}
      </p>
    </section>
  );
  const say = (
    <section class="panel">
      <h2>{words.say}</h2>
      <Ticked lines={words.sayWhat} />
    </section>
  );
  return (
    <div class="width list-page">
      <Trail steps={[]} language={language} />
      <h1>{words.title}</h1>
      {notice !== "" && (
        <NoticeBox icon="document">
          <p>
            {words.noticeBefore} <b>{notice}</b>. {words.noticeAfter}
          </p>
        </NoticeBox>
      )}
      <p class="lede">{words.lede}</p>
      <div class="panels panels-two">
        <section class="panel panel-danger">
          <h2>{words.now}</h2>
          <p>{words.nowHow}</p>
          <p class="act">
            <a class="button button-danger" href="tel:113">
              <Icon name="phone" />
              {words.callPolice}
            </a>
            <a class="button button-quiet" href="tel:114">
              <Icon name="phone" />
              {words.callFire}
            </a>
            {language === "en" && (
              <a class="button button-quiet" href="tel:115">
                <Icon name="phone" />
                Ambulance: 115
              </a>
            )}
          </p>
        </section>
        <section class="panel">
          <h2>{words.near}</h2>
          <p>{words.nearHow}</p>
          <p class="act">
            <a class="button" href="/don-vi">
              <Icon name="pin" />
              {words.findNear}
            </a>
          </p>
        </section>
        {language === "en" ? (
          <>
            <BeingUnderstood />
            {say}
            <WhatToReport />
            {app}
          </>
        ) : (
          <>
            {app}
            {say}
          </>
        )}
      </div>
      <p>
        {words.officerBefore} <a href="/don-vi/thanh-tra-cong-an-tinh">{words.officerAt}</a>.
      </p>
    </div>
  );
}

function Ticked({ lines }: { lines: readonly string[] }): JSX.Element {
  return (
    <ul class="checks">
      {lines.map((text) => (
        <li>
          <Icon name="tick" />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

const usefulWords = [
  ["Help!", "Cứu tôi với!"],
  ["Theft", "Trộm"],
  ["Robbery", "Cướp"],
  ["Fraud", "Lừa đảo"],
  ["A fight", "Đánh nhau"],
  ["Fire", "Cháy"],
  ["An accident", "Tai nạn"],
  ["I am at…", "Tôi đang ở…"],
] as const;

/** How somebody from another country is understood. */
function BeingUnderstood(): JSX.Element {
  return (
    <section class="panel">
      <h2>If you do not speak Vietnamese</h2>
      <p>Ask somebody who does, such as your host or the hotel reception, to call with you. Useful words:</p>
      <dl class="phrases">
        {usefulWords.map(([meaning, word]) => (
          <div>
            <dt>{meaning}</dt>
            <dd lang="vi">{word}</dd>
          </div>
        ))}
      </dl>
      <p>
        In criminal proceedings you may use your own language, with an interpreter (Criminal Procedure Code
        2015, Article 29).
      </p>
    </section>
  );
}

/** What the police are there for, which differs from country to country. */
function WhatToReport(): JSX.Element {
  return (
    <section class="panel">
      <h2>What to report</h2>
      <Ticked
        lines={[
          "Theft, robbery, violence, threats",
          "Fraud, online or by telephone. If you have sent money, call your bank first",
          "Drugs, human trafficking, harm to a child",
          "A lost or stolen passport: tell the nearest police, then your embassy or consulate",
        ]}
      />
    </section>
  );
}
