import { describe, expect, it } from "vitest";
import { movedTo } from "./old-hosts.ts";

const oldHosts = ["conganthanhhoa.vn", "www.conganthanhhoa.vn"];

describe("a former name of the portal", () => {
  it("leads to the same path and query on the present one", () => {
    expect(movedTo({ host: "conganthanhhoa.vn", target: "/truy-na?trang=2", oldHosts })).toBe(
      "/truy-na?trang=2",
    );
    expect(movedTo({ host: "WWW.CongAnThanhHoa.vn:443", target: "/", oldHosts })).toBe("/");
  });

  it("leaves the present name alone", () => {
    expect(movedTo({ host: "congan.thanhhoa.gov.vn", target: "/", oldHosts })).toBeUndefined();
    expect(movedTo({ host: undefined, target: "/", oldHosts })).toBeUndefined();
  });

  it.each(["//evil.example/x", "/\\evil.example", "http://evil.example/"])(
    "never leads to another site: %s",
    (target) => {
      expect(movedTo({ host: "conganthanhhoa.vn", target, oldHosts })).toBe("/");
    },
  );
});
