// @vitest-environment happy-dom
import { describe, expect, test, vi } from "vitest";
import { aPlatform } from "../../../tests/support/builders/platform-builder.ts";
import { showScreen } from "../../../tests/support/screen.tsx";
import { TargetsPanel } from "./targets-panel.tsx";

const first = aPlatform({ id: "facebook", name: "Facebook" });
const third = aPlatform();
const platforms = [first, third];
const aChannel = (id: string) => ({
  id,
  platform: id.split("-")[0] ?? "",
  name: `Kênh ${id}`,
  unitName: "Công an xã Một",
});
const channels = ["portal", "facebook-1", "trongdo-1", "trongdo-2"].map(aChannel);

async function panel({ list = platforms, targets = ["portal"], hasPicture = true } = {}) {
  const onChange = vi.fn<(targets: string[]) => void>();
  const allowed = channels.map(({ id }) => id);
  const screen = await showScreen(
    <TargetsPanel
      platforms={list}
      channels={channels}
      allowed={allowed}
      suggested={[]}
      targets={targets}
      hasPicture={hasPicture}
      onChange={onChange}
    />,
    { platforms: list },
  );
  return { screen, onChange };
}

describe("choosing the channels of an item", () => {
  test("offers a platform that came new like the others, with all its channels at once", async () => {
    const { screen, onChange } = await panel({ targets: ["portal", "trongdo-1"] });
    expect(screen.text()).toContain("Trống Đỏ 1/2");
    await screen.press("Chọn tất cả Trống Đỏ");
    expect(onChange).toHaveBeenLastCalledWith(["portal", "trongdo-1", "trongdo-2"]);
    await screen.press("Bỏ hết Trống Đỏ");
    expect(onChange).toHaveBeenLastCalledWith(["portal"]);
  });

  test("opens the list of channels at the first platform, each with a tab of its own", async () => {
    const { screen } = await panel();
    await screen.press("Xem và chọn từng kênh");
    const tabs = [...screen.place.querySelectorAll('[role="tab"]')];
    expect(tabs.map((tab) => [tab.textContent, tab.getAttribute("aria-selected")])).toEqual([
      ["Facebook", "true"],
      ["Trống Đỏ", "false"],
    ]);
    expect(screen.text()).toContain("Kênh facebook-1");
    expect(screen.text()).not.toContain("Kênh portal");
  });

  test("says what a platform makes of an item without a picture, where one of its channels is chosen", async () => {
    const withoutPicture = "Trống Đỏ lấy ảnh mặc định.";
    const list = [first, aPlatform({ texts: { ...third.texts, withoutPicture } })];
    const says = async (given: { targets: string[]; hasPicture: boolean }) =>
      (await panel({ list, ...given })).screen.text().includes(withoutPicture);
    expect(await says({ targets: ["portal", "trongdo-1"], hasPicture: false })).toBe(true);
    expect(await says({ targets: ["portal", "trongdo-1"], hasPicture: true })).toBe(false);
    expect(await says({ targets: ["portal", "facebook-1"], hasPicture: false })).toBe(false);
  });
});
