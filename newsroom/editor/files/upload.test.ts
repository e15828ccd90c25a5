import { describe, expect, test } from "vitest";
import { ApiProblem } from "../../api/problem.ts";
import { metadata, uploadFile } from "./upload.ts";

const size = 1_300_000;
const aPicture = () => new File([new Uint8Array(size)], "hiện trường.jpg", { lastModified: 1 });

/** A server of the upload protocol that may fail at given calls; counts what it got. */
function aServer({ failAt = [] }: { failAt?: number[] } = {}) {
  const state = { offset: 0, calls: 0, created: 0, metadata: "" };
  const fetch = async (request: Request): Promise<Response> => {
    state.calls += 1;
    if (failAt.includes(state.calls)) throw new TypeError("network");
    if (request.method === "POST") {
      state.created += 1;
      state.metadata = request.headers.get("Upload-Metadata") ?? "";
      return new Response(null, { status: 201, headers: { Location: "/api/v1/uploads/abc123" } });
    }
    if (request.method === "HEAD")
      return new Response(null, { status: 200, headers: { "Upload-Offset": String(state.offset) } });
    expect(request.headers.get("Upload-Offset")).toBe(String(state.offset));
    state.offset += (await request.arrayBuffer()).byteLength;
    return new Response(null, { status: 204, headers: { "Upload-Offset": String(state.offset) } });
  };
  return { state, fetch };
}

function aBrowser() {
  const kept = new Map<string, string>();
  return {
    kept,
    storage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
    origin: "http://localhost:3000",
    wait: async () => undefined,
  };
}

describe("sending a picture over a poor line", () => {
  test("goes in pieces, tells how far it is, and gives the upload's id", async () => {
    const server = aServer();
    const shares: number[] = [];
    const { uploadId, forget } = await uploadFile({
      file: aPicture(),
      itemId: "item1",
      kind: "picture",
      onProgress: (share) => void shares.push(share),
      surroundings: { ...aBrowser(), fetch: server.fetch },
    });
    expect(uploadId).toBe("abc123");
    forget();
    expect(server.state.offset).toBe(size);
    expect(shares.at(0)).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect(server.state.metadata).toBe(
      metadata({ itemId: "item1", kind: "picture", filename: "hiện trường.jpg" }),
    );
  });

  test("a broken connection goes on where the server stands", async () => {
    const server = aServer({ failAt: [4] });
    await uploadFile({
      file: aPicture(),
      itemId: "item1",
      kind: "picture",
      onProgress: () => undefined,
      surroundings: { ...aBrowser(), fetch: server.fetch },
    });
    expect(server.state).toMatchObject({ offset: size, created: 1 });
  });

  test("after the page was closed the same file goes on with the same upload", async () => {
    const browser = aBrowser();
    const server = aServer({ failAt: [4, 5, 6, 7, 8, 9, 10] });
    const input = {
      file: aPicture(),
      itemId: "item1",
      kind: "video" as const,
      onProgress: () => undefined,
    };
    await expect(
      uploadFile({ ...input, surroundings: { ...browser, fetch: server.fetch } }),
    ).rejects.toThrow();
    expect(browser.kept.size).toBe(1);
    const { forget } = await uploadFile({ ...input, surroundings: { ...browser, fetch: server.fetch } });
    expect(server.state).toMatchObject({ offset: size, created: 1 });
    expect(browser.kept.size).toBe(1);
    forget();
    expect(browser.kept.size).toBe(0);
  });

  test("a refusal is told at once, in the server's words", async () => {
    const fetch = async () =>
      Response.json(
        { code: "picture-too-large", title: "Không nhận được ảnh", detail: "Ảnh lớn hơn 25 MB." },
        { status: 413 },
      );
    const sending = uploadFile({
      file: aPicture(),
      itemId: "item1",
      kind: "picture",
      onProgress: () => undefined,
      surroundings: { ...aBrowser(), fetch },
    });
    await expect(sending).rejects.toBeInstanceOf(ApiProblem);
    await expect(sending).rejects.toMatchObject({ code: "picture-too-large" });
  });
});
