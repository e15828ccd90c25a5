const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in a page. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const style = `
body{margin:0;font:16px/1.55 system-ui,sans-serif;background:#f2f0ea;color:#23231f}
header{background:#27463a;color:#fff;padding:1rem}header a{color:#fff}
main{max-width:44rem;margin:0 auto;padding:1rem}
article,li{background:#fff;border:1px solid #dcd8cc;border-radius:10px;padding:1rem;margin:0 0 1rem;list-style:none}
ul{padding:0}p{white-space:pre-wrap;overflow-wrap:anywhere;margin:.4rem 0}img{max-width:100%;height:auto;border-radius:6px}
.small{color:#5b594f;font-size:.875rem}a{color:#1d5c46}`;

/** A page of a stand-in; it says on top that it is one. */
export function page({ title, body }: { title: string; body: string }): string {
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style><header><strong>Nền tảng mô phỏng</strong> · <a href="/">Mọi kênh</a></header><main><h1>${escapeHtml(title)}</h1>${body}</main></html>`;
}

/** A moment as Vietnamese readers write it. */
export function when(moment: number): string {
  return new Date(moment).toLocaleString("vi-VN", { timeZone: "Asia/Ho_Chi_Minh" });
}
