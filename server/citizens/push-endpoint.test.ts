import { describe, expect, it } from "vitest";
import { isKnownEndpoint } from "./push-endpoint.ts";

const hosts = ["fcm.googleapis.com", "*.push.apple.com", "127.0.0.1:9000"];

describe("the address that a browser names for its notifications", () => {
  it.each([
    "https://fcm.googleapis.com/fcm/send/abc",
    "https://web.push.apple.com/xyz",
    "http://127.0.0.1:9000/device",
  ])("is called when it is a push service's: %s", (endpoint) => {
    expect(isKnownEndpoint({ endpoint, hosts })).toBe(true);
  });

  it.each([
    "http://fcm.googleapis.com/fcm/send/abc",
    "https://fcm.googleapis.com:8443/x",
    "https://fcm.googleapis.com.evil.example/x",
    "https://evil.example/fcm.googleapis.com",
    "https://fcm.googleapis.com@evil.example/x",
    "https://evilpush.apple.com/x",
    "https://push.apple.com/x",
    "https://127.0.0.1/x",
    "http://127.0.0.1:5432/x",
    "http://[::1]:9000/x",
    "file:///etc/passwd",
    "không phải địa chỉ",
    "",
  ])("is never called otherwise: %s", (endpoint) => {
    expect(isKnownEndpoint({ endpoint, hosts })).toBe(false);
  });
});
