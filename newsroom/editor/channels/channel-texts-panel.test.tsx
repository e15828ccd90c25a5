// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import { aPlatform } from "../../../tests/support/builders/platform-builder.ts";
import { showScreen } from "../../../tests/support/screen.tsx";
import { ChannelTextsPanel } from "./channel-texts-panel.tsx";

const inUtf16 = aPlatform({ id: "mot", name: "Một", limits: { ownText: { unit: "utf16", max: 4 } } });
const inBytes = aPlatform({ id: "hai", name: "Hai", limits: { ownText: { unit: "utf8", max: 8 } } });
const inPoints = aPlatform({ id: "ba", name: "Ba", limits: { ownText: { unit: "codePoint", max: 4 } } });
const platforms = [inUtf16, inBytes, inPoints];

async function fields(texts: Record<string, string | null>) {
  const screen = await showScreen(
    <ChannelTextsPanel platforms={platforms} texts={texts} onChange={() => undefined} />,
    { platforms },
  );
  return [...screen.place.querySelectorAll("#field-channelTexts > *")].map((field) => field.textContent);
}

describe("the words for each platform", () => {
  test("are counted as that platform counts: by UTF-16 units, by bytes, by characters", async () => {
    const text = "Tố👮";
    const [utf16, bytes, points] = await fields({ mot: text, hai: text, ba: text });
    expect(utf16).toContain("4/4 ký tự");
    expect(bytes).toContain("8/8 byte");
    expect(points).toContain("3/4 ký tự");
  });

  test("say in time that their end will be cut", async () => {
    const cut = "phần cuối sẽ bị cắt bớt";
    const [utf16, bytes, points] = await fields({ mot: "Tố👮!", hai: "Tố👮!", ba: "Tố👮!" });
    expect(utf16).toContain(cut);
    expect(bytes).toContain(cut);
    expect(points).not.toContain(cut);
  });

  test("are helped, while nothing is written, by what is taken in their place", async () => {
    const [field] = await fields({ hai: null });
    expect(field).toContain(inUtf16.texts.ownText.help);
    expect(field).not.toContain("0/4");
  });
});
