/** @jsxImportSource preact */
import type { Page } from "../http/answer.ts";
import { datasetsOf } from "../machines/open-data.ts";
import { Block } from "../parts/blocks.tsx";
import { renderDocument } from "../parts/document.tsx";
import { Trail } from "../parts/navigation.tsx";
import type { Site } from "../site.ts";
import { readSurroundings } from "../surroundings.ts";

/** Every set of open data with its files, and the API for programs. */
export async function openDataIndex(site: Site): Promise<Page> {
  const surroundings = await readSurroundings(site);
  const path = "/du-lieu-mo";
  return {
    status: 200,
    path,
    contentType: "text/html; charset=utf-8",
    body: renderDocument(
      {
        title: "Dữ liệu mở",
        description: "Các tập dữ liệu của Cổng để tải về và dùng lại, kèm giao diện lập trình công khai.",
        canonical: `${site.publicUrl}${path}`,
        surroundings,
        current: path,
      },
      <div class="width list-page">
        <Trail steps={[]} />
        <h1>Dữ liệu mở</h1>
        <p>
          Ai cũng được tải về, dùng lại và phải ghi nguồn «Công an tỉnh Thanh Hóa». Dữ liệu được làm mới cùng
          lúc với Cổng và không chứa thông tin cá nhân.
        </p>
        <section class="table-scroll" aria-label="Các tập dữ liệu" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Tập dữ liệu</th>
                <th scope="col">Nội dung</th>
                <th scope="col">Tải về</th>
              </tr>
            </thead>
            <tbody>
              {datasetsOf(site.platforms).map(({ name, title, description }) => (
                <tr>
                  <th scope="row">{title}</th>
                  <td>{description}</td>
                  <td>
                    <a href={`${path}/${name}.csv`} aria-label={`${title}, bảng tính CSV`}>
                      CSV
                    </a>{" "}
                    <a href={`${path}/${name}.json`} aria-label={`${title}, tệp JSON`}>
                      JSON
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <Block id="cho-may" title="Cho người viết phần mềm">
          <ul class="plain-list">
            <li>
              <a href="/api/v1/public/openapi.json">Mô tả giao diện lập trình (OpenAPI 3.1)</a>: tin, bài,
              cảnh báo, truy nã, văn bản, thủ tục, đơn vị, kênh; chỉ đọc, không cần khóa.
            </li>
            <li>
              <a href="/canh-bao/cap.xml">Cảnh báo theo chuẩn CAP 1.2</a> cho hệ thống truyền thanh, ứng dụng
              cảnh báo.
            </li>
            <li>
              Nguồn tin: <a href="/rss.xml">RSS</a>, <a href="/atom.xml">Atom</a>,{" "}
              <a href="/feed.json">JSON</a>; mỗi chuyên mục và đơn vị cũng có nguồn tin riêng (thêm /rss.xml
              vào địa chỉ).
            </li>
          </ul>
        </Block>
      </div>,
    ),
    keys: ["layout"],
    stored: true,
  };
}
